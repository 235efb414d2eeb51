import { sql } from "kysely";
import { openStore } from "../../packages/node/src/store/store.ts";
import type { ListNode } from "./list-node.ts";
import { tagsPerRecord } from "./listed.ts";

/**
 * Writes a partner's list of so many tags, as `listedTag` and `listedHandle` name them, past the triggers
 * that count it and with its indexes built at the end.
 */
export async function fillList({ agreementId, ownerUrl }: ListNode, tags: number): Promise<void> {
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
}
