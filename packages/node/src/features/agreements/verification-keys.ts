import type { NodeContext } from "../../context.ts";
import type { Transaction } from "../../store/store.ts";

/**
 * The signing keys (32 bytes each) with which an authority may sign now: the one pinned, and while its
 * keys rotate the ones beside it. None when the authority is not known.
 */
export async function presentKeys(
  { now }: Pick<NodeContext, "now">,
  tx: Transaction,
  authorityId: string,
): Promise<Buffer[]> {
  const row = await tx
    .selectFrom("authority")
    .select(["signing_key", "next_signing_key", "next_overlap_until"])
    .where("id", "=", authorityId)
    .executeTakeFirst();
  if (!row?.signing_key) return [];
  if (!row.next_signing_key || !row.next_overlap_until) return [row.signing_key];
  return row.next_overlap_until <= now()
    ? [row.next_signing_key]
    : [row.signing_key, row.next_signing_key];
}

/** The signing keys that an authority ever had here, present and announced ones included. */
export async function everPinnedKeys(tx: Transaction, authorityId: string): Promise<Buffer[]> {
  const former = await tx
    .selectFrom("authority_key")
    .select("signing_key")
    .where("authority_id", "=", authorityId)
    .execute();
  const row = await tx
    .selectFrom("authority")
    .select(["signing_key", "next_signing_key"])
    .where("id", "=", authorityId)
    .executeTakeFirst();
  return [
    ...former.map(({ signing_key }) => signing_key),
    ...[row?.signing_key, row?.next_signing_key].flatMap((key) => (key ? [key] : [])),
  ];
}
