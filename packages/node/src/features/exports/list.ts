import type { HandlingCode } from "@entente/model";
import { z } from "@hono/zod-openapi";
import { decodeCursor, pageOf } from "../../http/pages.ts";
import { latestFirst, readKeyset } from "../../store/keyset.ts";
import type { Transaction } from "../../store/store.ts";

const positionSchema = z.tuple([z.literal("exports"), z.iso.datetime(), z.uuid()]);

/** One page of the copies made of records that the actor may see, the latest first. */
export async function listExports(
  tx: Transaction,
  search: { objectId?: string | undefined; limit: number; cursor?: string | undefined },
) {
  const part = { after: decodeCursor(positionSchema, search.cursor), limit: search.limit };
  const matching = tx
    .selectFrom("export")
    .innerJoin("app_user", "app_user.id", "export.by")
    .leftJoin("record", "record.id", "export.object_id")
    .leftJoin("case_file", "case_file.id", "export.object_id")
    .selectAll("export")
    .select(["app_user.name", "record.caption", "case_file.number"])
    .$if(search.objectId !== undefined, (query) =>
      query.where("export.object_id", "=", search.objectId!),
    );
  const rows = await readKeyset(matching, latestFirst("export.at", "export.id"), part);
  return pageOf(
    rows.map((row) => ({
      id: row.id,
      object: {
        type: row.object_type,
        id: row.object_id,
        caption: row.caption ?? row.number ?? "",
      },
      format: row.format,
      use: row.use,
      purpose: row.purpose,
      recipient: row.recipient,
      statements: row.statements,
      handlingCodes: row.handling_codes as HandlingCode[],
      by: row.name,
      at: row.at.toISOString(),
    })),
    search.limit,
    (row) => ["exports", row.at, row.id],
  );
}
