import type { Evidence } from "./evidence.ts";
import type { Inbox } from "./inbox.ts";
import { readDelivery } from "./incoming.ts";
import type { Operation } from "./operation.ts";

/**
 * `POST /link/messages`: takes messages and answers their receipts. Nothing is taken from a partner that
 * does not sign for the state of its ledger.
 */
export function takeDelivery(
  inbox: Pick<Inbox, "take">,
  evidence: Pick<Evidence, "checkpoint" | "witness">,
): Operation {
  return async (partner, body) => {
    const delivery = readDelivery(partner, body);
    if (!delivery.ok)
      return { status: 400, body: { reason: "malformed", path: delivery.path.slice(0, 500) } };
    if (!evidence.witness(partner, delivery.checkpoint))
      return { status: 403, body: { reason: "checkpoint-not-signed" } };
    const taken = await inbox.take(partner, delivery.groups);
    return { status: 200, body: { ...taken, checkpoint: await evidence.checkpoint() } };
  };
}
