import { z } from "@hono/zod-openapi";
import type { NodeContext } from "../../context.ts";
import { decodeCursor, pageOf, type Page } from "../../http/pages.ts";
import { Problem } from "../../http/problem.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import { countFirst, latestFirst, readKeyset } from "../../store/keyset.ts";
import type { Transaction } from "../../store/store.ts";
import { acknowledge } from "./acknowledge.ts";
import type { CopyView } from "./schemas.ts";

const positionSchema = z.tuple([z.literal("copies"), z.iso.datetime(), z.uuid()]);

/** One page of the exported copies that have to be, or were, brought in; the latest first. */
export async function listCopies(
  tx: Transaction,
  search: { open?: boolean | undefined; limit: number; cursor?: string | undefined },
): Promise<Page<CopyView>> {
  const part = { after: decodeCursor(positionSchema, search.cursor), limit: search.limit };
  const matching = copyQuery(tx).$if(search.open !== undefined, (query) =>
    query.where("outstanding_copy.closed_at", search.open ? "is" : "is not", null),
  );
  const rows = await readKeyset(
    matching,
    latestFirst("outstanding_copy.since", "outstanding_copy.id"),
    part,
  );
  return pageOf(
    rows.map(viewOf),
    search.limit,
    (copy) => ["copies", copy.since, copy.id],
    await countFirst(tx, matching, part),
  );
}

/**
 * Notes that an exported copy was brought in, destroyed, or cannot be: whoever recalled it is told.
 * @throws Problem 404; 409 `copy-closed`
 */
export async function closeCopy(
  node: NodeContext,
  tx: Transaction,
  id: string,
  reason: string,
  by: string,
): Promise<CopyView> {
  const row = await copyQuery(tx).where("outstanding_copy.id", "=", id).executeTakeFirst();
  if (!row)
    throw new Problem(
      404,
      "copy-not-found",
      "There is no such copy, or what was exported is not open to you.",
    );
  const { numUpdatedRows } = await tx
    .updateTable("outstanding_copy")
    .set({ closed_at: node.now(), closed_by: by, closed_reason: reason })
    .where("id", "=", id)
    .where("closed_at", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n)
    throw new Problem(409, "copy-closed", "Somebody has dealt with this copy already.");
  await appendToLedger(tx, [
    { act: "recall", object: { type: "export", id: row.export_id }, justification: reason },
  ]);
  if (row.recall_id) await acknowledge(node, tx, row.recall_id);
  return viewOf(
    await copyQuery(tx).where("outstanding_copy.id", "=", id).executeTakeFirstOrThrow(),
  );
}

function copyQuery(tx: Transaction) {
  return tx
    .selectFrom("outstanding_copy")
    .innerJoin("export", "export.id", "outstanding_copy.export_id")
    .innerJoin("app_user", "app_user.id", "export.by")
    .leftJoin("record", "record.id", "export.object_id")
    .leftJoin("case_file", "case_file.id", "export.object_id")
    .selectAll("outstanding_copy")
    .select([
      "export.object_type",
      "export.object_id",
      "export.at",
      "export.recipient",
      "export.purpose",
      "app_user.name as exporter",
      "record.caption",
      "case_file.number",
    ]);
}

function viewOf(
  row: Awaited<ReturnType<ReturnType<typeof copyQuery>["execute"]>>[number],
): CopyView {
  return {
    id: row.id,
    exportId: row.export_id,
    object: { type: row.object_type, id: row.object_id, caption: row.caption ?? row.number ?? "" },
    recallId: row.recall_id,
    reason: row.reason,
    since: row.since.toISOString(),
    exportedAt: row.at.toISOString(),
    exportedBy: row.exporter,
    recipient: row.recipient,
    purpose: row.purpose,
    closed:
      row.closed_at === null
        ? null
        : {
            at: row.closed_at.toISOString(),
            by: row.closed_by ?? "",
            reason: row.closed_reason ?? "",
          },
  };
}
