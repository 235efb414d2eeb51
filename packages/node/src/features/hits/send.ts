import type { PayloadOf } from "@entente/protocol";
import type { NodeContext } from "../../context.ts";
import { clear } from "../../gate/clearance.ts";
import { send } from "../../link/send.ts";
import type { Transaction } from "../../store/store.ts";
import { gateQuestion } from "../agreements/kept-agreements.ts";
import { matchingStream } from "../matching/stream.ts";
import type { KeptAgreement } from "../agreements/kept-agreements.ts";

type HitMessage = "hit.notice" | "hit.answer" | "hit.confirmation";

/**
 * Sends a message about a hit through the gate, in the one stream that keeps their order.
 * @throws Error when the gate is closed: callers look at the agreement first
 */
export async function sendAboutHit<T extends HitMessage>(
  node: NodeContext,
  tx: Transaction,
  agreement: KeptAgreement,
  type: T,
  payload: PayloadOf<T>,
): Promise<void> {
  const cleared = clear(gateQuestion(node, agreement), [{ what: "matching" }]);
  if (!cleared.ok) throw new Error(`the gate is closed: ${cleared.refusals[0]?.decision.reason}`);
  await send(node, tx, cleared.clearance, {
    partnerId: agreement.partner.id,
    agreementId: agreement.id,
    stream: matchingStream(agreement.id),
    type,
    payload,
  });
}
