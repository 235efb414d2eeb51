import { notifyLive } from "../../http/live-events.ts";
import { notify } from "../../jobs/signals.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { Transaction } from "../../store/store.ts";
import { agreementsChannel } from "./pair-rows.ts";

/**
 * Stops matching and exchange under an agreement at this node alone, or lets them go on.
 * @param suspended why, or null to let them go on: what was there before is then matched anew
 */
export async function suspendAgreement(
  tx: Transaction,
  id: string,
  suspended: string | null,
): Promise<void> {
  await tx
    .updateTable("agreement")
    .set({ suspended, ...(suspended === null ? {} : { backfilled_version: null }) })
    .where("id", "=", id)
    .execute();
  await appendToLedger(tx, [
    {
      act: "administration",
      object: { type: "agreement", id },
      facts: { what: suspended === null ? "agreement-resumed" : "agreement-suspended" },
      ...(suspended === null ? {} : { justification: suspended }),
    },
  ]);
  await notify(tx, agreementsChannel, id);
  await notifyLive(tx, { type: "agreement", id });
}
