import type { NodeConfig } from "../config/config.ts";
import type { HandOutcome } from "../link/outbox-by-hand.ts";
import type { Transaction } from "../store/store.ts";
import { change } from "./change.ts";
import { Refused } from "./refusal.ts";
import { withStore } from "./with-store.ts";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const words = {
  "message-unknown": "There is no such message; see: outbox list",
  "message-delivered": "The message was delivered already.",
} as const;

/**
 * Changes what becomes of one message; the ledger says which command did it and who called it.
 * @param command its words, for the ledger
 * @throws Refused when there is no such message, or it was delivered
 */
export function changeMessage(
  config: NodeConfig,
  command: string,
  id: string,
  work: (tx: Transaction, id: string) => Promise<HandOutcome>,
): Promise<Extract<HandOutcome, { ok: true }>> {
  if (!uuid.test(id)) throw new Refused("message-unknown", words["message-unknown"]);
  return withStore(config, (store) =>
    change({ store }, command, async (tx) => {
      const result = await work(tx, id);
      if (!result.ok) throw new Refused(result.reason, words[result.reason]);
      return { object: { type: "message", id }, result };
    }),
  );
}
