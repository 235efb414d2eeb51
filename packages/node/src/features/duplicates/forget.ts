import type { Transaction } from "../../store/store.ts";

/**
 * Forgets the pairs of records that are erased. What was decided of them stays as figures without
 * values, by which nobody finds the records any more. Needs sight of everything.
 */
export async function forgetDuplicates(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx
    .deleteFrom("duplicate_pair")
    .where((eb) => eb.or([eb("left_id", "in", ids), eb("right_id", "in", ids)]))
    .execute();
}
