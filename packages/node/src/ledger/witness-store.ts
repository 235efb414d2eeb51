import type { Checkpoint } from "@entente/protocol";
import type { Selectable } from "kysely";
import { notifyLive } from "../http/live-events.ts";
import type { Transaction } from "../store/store.ts";
import type { LedgerWitnessTable, WitnessedFault } from "../store/tables/ledger.ts";
import { judgeCheckpoint } from "./judge-checkpoint.ts";
import { appendToLedger } from "./ledger.ts";

/** What is known of a partner's ledger. */
export type Witnessed = Pick<
  Selectable<LedgerWitnessTable>,
  "newest" | "verified" | "rewritten_at" | "history"
>;

/** Reads what is known of a partner's ledger; others who want to write it wait. */
export function lockWitness(tx: Transaction, partnerId: string): Promise<Witnessed | undefined> {
  return tx
    .selectFrom("ledger_witness")
    .select(["newest", "verified", "rewritten_at", "history"])
    .where("partner_id", "=", partnerId)
    .forUpdate()
    .executeTakeFirst();
}

/** A partner's checkpoint and the key (raw) under which its signature was found genuine. */
export type SeenCheckpoint = { readonly checkpoint: Checkpoint; readonly signingKey: Buffer };

/**
 * Keeps a partner's checkpoint. The first of a ledger with entries is taken as it is: there is nothing
 * before it. One that belies what is known marks the partner's history as rewritten; from then on
 * nothing more is kept of it.
 */
export async function keepSeen(
  tx: Transaction,
  partnerId: string,
  seen: SeenCheckpoint,
  now: Date,
): Promise<void> {
  const { checkpoint } = seen;
  await tx
    .insertInto("ledger_witness")
    .values((eb) => ({
      partner_id: partnerId,
      newest: JSON.stringify(checkpoint),
      history: eb
        .selectFrom("history_break")
        .select((select) => select.fn.countAll<number>().as("breaks"))
        .where("partner_id", "=", partnerId),
    }))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const known = await lockWitness(tx, partnerId);
  if (!known || known.rewritten_at) return;
  const standing = judgeCheckpoint(known.newest, checkpoint);
  if (standing === "newer") await update(tx, partnerId, { newest: checkpoint });
  if (standing === "two-roots" || standing === "went-back")
    return markRewritten(tx, partnerId, faultOf(standing, known.newest, checkpoint), now);
  if (!isBase(known.verified) && isBase(checkpoint))
    return keepVerified(tx, partnerId, known, seen, now);
  if (standing !== "late") return;
  const same = await witnessedAt(tx, partnerId, known, checkpoint.size);
  if (same && same.root !== checkpoint.root)
    await markRewritten(tx, partnerId, faultOf("two-roots", same, checkpoint), now);
}

/** Whether something can be shown to continue it: nothing continues a ledger without entries. */
export function isBase(checkpoint: Checkpoint | null | undefined): checkpoint is Checkpoint {
  return checkpoint !== null && checkpoint !== undefined && checkpoint.size > 0;
}

/** Keeps a checkpoint that was shown to continue all before. */
export async function keepVerified(
  tx: Transaction,
  partnerId: string,
  { history }: Pick<Witnessed, "history">,
  { checkpoint: verified, signingKey }: SeenCheckpoint,
  now: Date,
): Promise<void> {
  await update(tx, partnerId, { verified, checked_at: now });
  await tx
    .insertInto("witnessed_checkpoint")
    .values({
      partner_id: partnerId,
      history,
      size: verified.size,
      checkpoint: JSON.stringify(verified),
      signing_key: signingKey,
      verified_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Marks a partner's history as rewritten, writes it into the own ledger and tells those signed in. */
export async function markRewritten(
  tx: Transaction,
  partnerId: string,
  fault: WitnessedFault,
  now: Date,
): Promise<void> {
  await update(tx, partnerId, { fault, rewritten_at: now });
  const facts = {
    reason: fault.reason,
    earlier: { size: fault.earlier.size, root: fault.earlier.root },
    later: { size: fault.later.size, root: fault.later.root },
  };
  await appendToLedger(tx, [
    { act: "history-rewritten", object: { type: "authority", id: partnerId }, facts },
  ]);
  await notifyLive(tx, { type: "authority", id: partnerId });
}

/** Which two checkpoints belie each other. */
export function faultOf(
  reason: WitnessedFault["reason"],
  earlier: Checkpoint,
  later: Checkpoint,
): WitnessedFault {
  return { reason, earlier, later };
}

async function witnessedAt(
  tx: Transaction,
  partnerId: string,
  { history }: Pick<Witnessed, "history">,
  size: number,
): Promise<Checkpoint | undefined> {
  const row = await tx
    .selectFrom("witnessed_checkpoint")
    .select("checkpoint")
    .where("partner_id", "=", partnerId)
    .where("history", "=", history)
    .where("size", "=", size)
    .executeTakeFirst();
  return row?.checkpoint;
}

async function update(
  tx: Transaction,
  partnerId: string,
  change: {
    newest?: Checkpoint;
    verified?: Checkpoint;
    checked_at?: Date;
    fault?: WitnessedFault;
    rewritten_at?: Date;
  },
): Promise<void> {
  const { newest, verified, fault, ...instants } = change;
  await tx
    .updateTable("ledger_witness")
    .set({
      ...instants,
      ...(newest ? { newest: JSON.stringify(newest) } : {}),
      ...(verified ? { verified: JSON.stringify(verified) } : {}),
      ...(fault ? { fault: JSON.stringify(fault) } : {}),
    })
    .where("partner_id", "=", partnerId)
    .execute();
}
