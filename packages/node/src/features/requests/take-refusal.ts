import type { Authority } from "@entente/model";
import type { Refusal } from "@entente/protocol";
import type { NodeContext } from "../../context.ts";
import { notifyLive } from "../../http/live-events.ts";
import type { Handled } from "../../link/handlers.ts";
import type { Transaction } from "../../store/store.ts";
import { answeredRequests } from "./answered-requests.ts";

/** Takes a partner's refusal of a request. */
export async function takeRefusal(
  node: NodeContext,
  tx: Transaction,
  agreementId: string,
  partner: Authority,
  refusal: Refusal,
): Promise<Handled> {
  const [request] = await answeredRequests(
    tx,
    { agreementId, partner },
    [refusal],
    ["sent", "received"],
  );
  if (!request) return { ok: false, reason: "unknown-request" };
  await tx
    .updateTable("request")
    .set({
      state: "refused",
      answered_at: node.now(),
      answered_by: refusal.answeredBy,
      refusal_reason: refusal.reason,
      refusal_text: refusal.text,
    })
    .where("id", "=", request.id)
    .execute();
  await notifyLive(tx, { type: "request", id: request.id });
  return { ok: true };
}
