import { expiryWarning } from "@entente/model";
import type { NodeContext } from "../../context.ts";
import { notifyLive } from "../../http/live-events.ts";
import { runLoop } from "../../jobs/loop.ts";
import type { Signals } from "../../jobs/signals.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { Transaction } from "../../store/store.ts";
import { agreementsChannel } from "./pair-rows.ts";
import { eraseTagsOfEnded } from "./stop-agreement.ts";
import { takeAcceptance, takeEnd, takeProposal, takeRejection } from "./take-agreement.ts";

const actor = { type: "system", name: "agreements" } as const;
const everyMs = 60_000;

/** Registers what partners say about agreements: proposals, signatures, rejections, ends. */
export function registerAgreements(node: NodeContext): void {
  const { link } = node;
  link.registerHandler("agreement.proposal", (tx, { agreementId }, payload, partner) =>
    takeProposal(node, tx, { partner, agreementId }, payload),
  );
  link.registerHandler("agreement.acceptance", (tx, { agreementId }, payload, partner) =>
    takeAcceptance(node, tx, { partner, agreementId }, payload),
  );
  link.registerHandler("agreement.rejection", (tx, { agreementId }, payload, partner) =>
    takeRejection(node, tx, { partner, agreementId }, payload),
  );
  link.registerHandler("agreement.end", (tx, { agreementId }, payload, partner) =>
    takeEnd(node, tx, { partner, agreementId }, payload),
  );
}

/** Starts what watches the agreements: warnings before they end, erasure of tags after. */
export function startAgreements(
  node: NodeContext,
  signals: Signals,
): { stop: () => Promise<void> } {
  return runLoop(
    {
      name: "agreements",
      wake: [agreementsChannel],
      everyMs,
      work: () =>
        node.store.transaction(actor, async (tx) => {
          await warnOfExpiry(tx, node.now());
          return eraseTagsOfEnded(tx, node.now());
        }),
    },
    { signals, log: node.log },
  );
}

/** Warns 60, 30 and 7 days before the last day of an agreement, once each: ledger and live notice. */
async function warnOfExpiry(tx: Transaction, now: Date): Promise<void> {
  const rows = await tx
    .selectFrom("agreement")
    .select(["id", "terms", "expiry_warned"])
    .where("ended_at", "is", null)
    .execute();
  for (const { id, terms, expiry_warned: warned } of rows) {
    const warning = expiryWarning(terms.validUntil, now);
    if (!warning || warning.days === 0 || (warned !== null && warned <= warning.reached)) continue;
    const { numUpdatedRows } = await tx
      .updateTable("agreement")
      .set({ expiry_warned: warning.reached })
      .where("id", "=", id)
      .where("expiry_warned", "is not distinct from", warned)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) continue;
    await appendToLedger(tx, [
      {
        act: "administration",
        object: { type: "agreement", id },
        facts: { what: "agreement-expiring", days: warning.days },
      },
    ]);
    await notifyLive(tx, {
      type: "agreement",
      id,
      facts: { what: "expiring", days: warning.days, title: terms.title.slice(0, 120) },
    });
  }
}
