import type { PayloadOf } from "@entente/protocol";
import type { NodeContext } from "../../context.ts";
import { clear } from "../../gate/clearance.ts";
import { sendAll } from "../../link/send.ts";
import type { Transaction } from "../../store/store.ts";
import { gateQuestion, type KeptAgreement } from "../agreements/kept-agreements.ts";
import { matchingStream } from "../matching/stream.ts";

type HitMessage = "hit.notice" | "hit.answer" | "hit.confirmation";

/**
 * Sends messages about hits through the gate, in the one stream that keeps their order.
 * @throws Error when the gate is closed: callers look at the agreement first
 */
export async function sendAboutHits<T extends HitMessage>(
  node: NodeContext,
  tx: Transaction,
  agreement: KeptAgreement,
  type: T,
  payloads: readonly PayloadOf<T>[],
): Promise<void> {
  if (payloads.length === 0) return;
  const cleared = clear(gateQuestion(node, agreement), [{ what: "matching" }]);
  if (!cleared.ok) throw new Error(`the gate is closed: ${cleared.refusals[0]?.decision.reason}`);
  const address = {
    partnerId: agreement.partner.id,
    agreementId: agreement.id,
    stream: matchingStream(agreement.id),
  };
  await sendAll(
    node,
    tx,
    cleared.clearance,
    payloads.map((payload) => ({ ...address, type, payload })),
  );
}
