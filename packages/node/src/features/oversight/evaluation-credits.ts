import { sql } from "kysely";
import type { Transaction } from "../../store/store.ts";
import { openCredit, type Credit } from "./patterns/evaluation-credit.ts";

/** A partner's credit under an agreement, and since when it has been short of it. */
export type KeptCredit = {
  agreementId: string;
  credit: Credit;
  listSize: number;
  shortSince: Date | null;
  shortOf: number;
  watchedSince: Date;
};

/**
 * The credit of a partner, locked until the transaction ends; opened when it asks for the first time.
 * @param asking evaluations that are counted already, but asked for just now
 */
export async function creditOf(
  tx: Transaction,
  agreementId: string,
  now: Date,
  asking = 0,
): Promise<KeptCredit> {
  const read = () =>
    tx
      .selectFrom("evaluation_credit")
      .selectAll()
      .where("agreement_id", "=", agreementId)
      .forUpdate()
      .executeTakeFirst();
  let row = await read();
  if (!row) {
    await sql`
      insert into evaluation_credit (agreement_id, list_size, watched_since)
      select ${agreementId}, count(*), ${now} from partner_tag where agreement_id = ${agreementId}
      on conflict do nothing`.execute(tx);
    row = await read();
  }
  if (!row) throw new Error(`no credit could be opened under ${agreementId}`);
  const { refilled_at: refilledAt, list_size: listSize } = row;
  return {
    agreementId,
    listSize,
    shortSince: row.short_since,
    shortOf: row.short_of,
    watchedSince: row.watched_since,
    credit: refilledAt
      ? {
          earned: row.earned,
          allowance: row.allowance,
          borrowed: row.borrowed,
          longestList: row.longest_list,
          refilledAt,
        }
      : openCredit(listSize, (await spentSoFar(tx, agreementId)) - asking, now),
  };
}

/** Keeps a credit, and since when more has been asked for than it holds. */
export async function writeCredit(
  tx: Transaction,
  agreementId: string,
  credit: Credit,
  short: { shortSince: Date | null; shortOf: number },
): Promise<void> {
  await tx
    .updateTable("evaluation_credit")
    .set({
      earned: credit.earned,
      allowance: credit.allowance,
      borrowed: credit.borrowed,
      longest_list: credit.longestList,
      refilled_at: credit.refilledAt,
      short_since: short.shortSince,
      short_of: short.shortOf,
    })
    .where("agreement_id", "=", agreementId)
    .execute();
}

/** Notes in the present hour by how much more, or less, was asked than listed. */
export async function noteUnlisted(
  tx: Transaction,
  agreementId: string,
  unlisted: number,
  now: Date,
): Promise<void> {
  if (unlisted === 0) return;
  await sql`
    insert into evaluation_count (agreement_id, hour, evaluations, unlisted)
    values (${agreementId}, date_trunc('hour', ${now}::timestamptz), 0, ${unlisted})
    on conflict (agreement_id, hour) do update
      set unlisted = evaluation_count.unlisted + excluded.unlisted`.execute(tx);
}

async function spentSoFar(tx: Transaction, agreementId: string): Promise<number> {
  const { spent } = await tx
    .selectFrom("evaluation_count")
    .select((eb) => eb.fn.sum<string | null>("evaluations").as("spent"))
    .where("agreement_id", "=", agreementId)
    .executeTakeFirstOrThrow();
  return Number(spent ?? 0);
}
