import { z } from "@hono/zod-openapi";
import { sql, type Selectable } from "kysely";
import type { NodeContext } from "../../context.ts";
import { decodeCursor, pageOf, type Page } from "../../http/pages.ts";
import type { DuplicatePairTable } from "../../store/tables/duplicates.ts";
import type { Transaction } from "../../store/store.ts";
import { recordRows } from "../records/rows.ts";
import type { Duplicate, pairStates } from "./schemas.ts";
import { settingsOf } from "./settings.ts";

/** What of the pairs is listed. */
export type PairSearch = {
  state: (typeof pairStates)[number];
  kind?: string | undefined;
  case?: string | undefined;
  limit: number;
  cursor?: string | undefined;
};

type PairRow = Selectable<DuplicatePairTable>;

const positionSchema = z.tuple([z.literal("duplicates"), z.number(), z.uuid()]);
/** Nobody counts further. */
const mostCounted = 10_000;

/** One page of the pairs of which the actor sees both records, the strongest first. */
export async function listPairs(
  node: NodeContext,
  tx: Transaction,
  search: PairSearch,
): Promise<Page<Duplicate>> {
  const after = decodeCursor(positionSchema, search.cursor);
  const matching = await matchingPairs(tx, search);
  const rows = await matching
    .selectAll("duplicate_pair")
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(bits, duplicate_pair.id) < (${after?.[1]}::double precision, ${after?.[2]}::uuid)`,
      ),
    )
    .orderBy("bits", "desc")
    .orderBy("duplicate_pair.id", "desc")
    .limit(search.limit + 1)
    .execute();
  const total = search.cursor ? null : await countOf(tx, await matchingPairs(tx, search));
  const page = pageOf(rows, search.limit, (row) => ["duplicates", row.bits, row.id], total);
  return { ...page, items: await duplicatesOf(node, tx, page.items) };
}

async function matchingPairs(tx: Transaction, { state, kind, case: caseId }: PairSearch) {
  const settings = [...(await settingsOf(tx)).values()];
  return tx
    .selectFrom("duplicate_pair")
    .where("state", "=", state)
    .$if(kind !== undefined, (query) => query.where("kind", "=", kind ?? ""))
    .$if(state === "open", (query) =>
      query.where(
        sql<boolean>`probability >= (
          select threshold from unnest(${sql.val(settings.map((setting) => setting.kind))}::text[],
            ${sql.val(settings.map((setting) => setting.threshold))}::double precision[])
            as proposed(kind, threshold)
          where proposed.kind = duplicate_pair.kind)`,
      ),
    )
    .$if(caseId !== undefined, (query) =>
      query.where((eb) =>
        eb.exists(
          eb
            .selectFrom("case_record")
            .select("record_id")
            .where("case_id", "=", caseId ?? "")
            .where((on) =>
              on.or([
                on("case_record.record_id", "=", on.ref("duplicate_pair.left_id")),
                on("case_record.record_id", "=", on.ref("duplicate_pair.right_id")),
              ]),
            ),
        ),
      ),
    );
}

async function countOf(
  tx: Transaction,
  matching: Awaited<ReturnType<typeof matchingPairs>>,
): Promise<number | null> {
  const { count } = await tx
    .selectFrom(
      matching
        .select("duplicate_pair.id")
        .limit(mostCounted + 1)
        .as("matching"),
    )
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count > mostCounted ? null : count;
}

/** Pairs as they are shown; those of which the actor does not see both records are left out. */
export async function duplicatesOf(
  node: NodeContext,
  tx: Transaction,
  rows: readonly PairRow[],
): Promise<Duplicate[]> {
  const ids = [...new Set(rows.flatMap((row) => [row.left_id, row.right_id]))];
  const records = new Map((await recordRows(node, tx, ids)).map((row) => [row.id, row]));
  const names = await namesOf(
    tx,
    rows.flatMap((row) => row.decided_by ?? []),
  );
  return rows.flatMap((row): Duplicate[] => {
    const [left, right] = [records.get(row.left_id), records.get(row.right_id)];
    if (!left || !right) return [];
    const { id, kind, bits, probability, levels, state } = row;
    const foundAt = row.found_at.toISOString();
    return [
      { id, kind, left, right, bits, probability, levels, state, foundAt, ...decided(row, names) },
    ];
  });
}

function decided(row: PairRow, names: ReadonlyMap<string, string>): Pick<Duplicate, "decision"> {
  const { decided_at: at, decided_by: by, reason, kept_id: keptId } = row;
  if (at === null) return { decision: null };
  const who = by === null ? null : { id: by, name: names.get(by) ?? by };
  return { decision: { at: at.toISOString(), by: who, reason, keptId } };
}

async function namesOf(tx: Transaction, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom("app_user")
    .select(["id", "name"])
    .where("id", "in", [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}
