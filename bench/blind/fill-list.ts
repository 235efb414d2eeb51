import { sql } from "kysely";
import { openStore } from "../../packages/node/src/store/store.ts";
import { pause } from "../support/figures.ts";
import { readStore } from "../support/read-store.ts";
import type { ListNode } from "./list-node.ts";
import { tagsPerRecord } from "./listed.ts";

/**
 * Writes a partner's list of so many tags, as `listedTag` and `listedHandle` name them, past the triggers
 * that count it and with its indexes built at the end; then waits until PostgreSQL's own upkeep has gone
 * over it, as it has over a list that stands for a while.
 */
export async function fillList(
  { node, agreementId, ownerUrl }: ListNode,
  tags: number,
): Promise<void> {
  const store = openStore(ownerUrl, 1);
  await store.transaction({ type: "system", name: "benchmark" }, async (tx) => {
    await sql`
      alter table partner_tag disable trigger user;
      alter table partner_tag drop constraint partner_tag_pkey;
      drop index partner_tag_handle`.execute(tx);
    await sql`
      insert into partner_tag (agreement_id, tag, handle)
      select ${agreementId}::uuid, decode(md5('tag ' || place), 'hex'),
        substr(decode(md5('handle ' || place / ${sql.lit(tagsPerRecord)}), 'hex'), 1, 12)
      from generate_series(0, ${sql.lit(tags)} - 1) place`.execute(tx);
    await sql`
      alter table partner_tag add primary key (agreement_id, tag, handle);
      create index partner_tag_handle on partner_tag (agreement_id, handle);
      alter table partner_tag enable trigger user`.execute(tx);
    await sql`analyze partner_tag`.execute(tx);
  });
  await store.close();
  const isKept = async (): Promise<boolean> => {
    const { rows } = await readStore(node, (tx) =>
      sql<{ kept: boolean }>`
        select last_autovacuum is not null as kept from pg_stat_user_tables
        where relname = 'partner_tag'`.execute(tx),
    );
    return rows[0]?.kept ?? false;
  };
  while (!(await isKept())) await pause(1000);
}
