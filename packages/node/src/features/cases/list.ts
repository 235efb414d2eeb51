import { z } from "@hono/zod-openapi";
import { sql } from "kysely";
import { decodeCursor, pageOf, type Page } from "../../http/pages.ts";
import { countFirst, readKeyset } from "../../store/keyset.ts";
import type { Transaction } from "../../store/store.ts";
import type { CaseRow, caseSorts } from "./schemas.ts";
import { caseRows, toCaseRow } from "./store.ts";

/** What to look for in the list of cases. */
export type CaseSearch = {
  q?: string | undefined;
  status?: "open" | "closed" | undefined;
  sort?: (typeof caseSorts)[number] | undefined;
  limit: number;
  cursor?: string | undefined;
};

const sortColumns = {
  updatedAt: sql.ref("case_file.updated_at"),
  number: sql`case_file.number collate "C"`,
  title: sql`case_file.title collate "C"`,
};

/** One page of the cases that the actor is a member of. */
export async function listCases(tx: Transaction, search: CaseSearch): Promise<Page<CaseRow>> {
  const sort = search.sort ?? "-updatedAt";
  const direction = sort.startsWith("-") ? "desc" : "asc";
  const key = sort.replace("-", "") as keyof typeof sortColumns;
  const pattern = search.q ? `%${search.q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%` : null;
  const matching = caseRows(tx)
    .$if(pattern !== null, (query) =>
      query.where((eb) =>
        eb.or([
          eb("number", "ilike", pattern),
          eb("title", "ilike", pattern),
          eb("purpose", "ilike", pattern),
        ]),
      ),
    )
    .$if(search.status !== undefined, (query) => query.where("status", "=", search.status!));
  const listName = `cases ${sort}`;
  const positionSchema = z.tuple([
    z.literal(listName),
    key === "updatedAt" ? z.iso.datetime() : z.string().refine((text) => !text.includes("\0")),
    z.uuid(),
  ]);
  const part = { after: decodeCursor(positionSchema, search.cursor), limit: search.limit };
  const rows = await readKeyset(
    matching,
    { by: sortColumns[key], id: "case_file.id", direction },
    part,
  );
  return pageOf(
    rows.map((row) => toCaseRow(row)),
    search.limit,
    (row) => [listName, row[key], row.id],
    await countFirst(tx, matching, part),
  );
}
