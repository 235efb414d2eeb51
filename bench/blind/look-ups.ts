import { sql } from "kysely";
import type { ListNode } from "./list-node.ts";
import { listedTag } from "./listed.ts";

const batch = 100;
const batches = 1500;
const warmUp = 200;

/** Look-ups of tags in a partner's list, half of which are there. */
export type LookUps = { readonly lookups_per_s: number };

/**
 * Looks tags up in a partner's list of so many, in batches of 100, one after the other on one
 * connection, as the node's own role and under its row-level security.
 * @throws Error when not exactly those that are listed were found
 */
export async function measureLookUps(
  { node, agreementId }: ListNode,
  listed: number,
): Promise<LookUps> {
  let found = 0;
  let began = 0;
  await node.context.store.transaction({ type: "system", name: "matching" }, async (tx) => {
    for (let at = 0; at < warmUp + batches; at++) {
      if (at === warmUp) {
        began = performance.now();
        found = 0;
      }
      const tags = Array.from({ length: batch }, (_, index) => {
        const number = at * batch + index;
        const place = (number * 7_368_787) % listed;
        return listedTag(index % 2 === 0 ? place : listed + number);
      });
      const { rows } = await sql<{ tag: Buffer; handle: Buffer }>`
        select tag, handle from partner_tag
        where agreement_id = ${agreementId} and tag = any(${sql.val(tags)}::bytea[])`.execute(tx);
      found += rows.length;
    }
  });
  const seconds = (performance.now() - began) / 1000;
  if (found !== (batches * batch) / 2) throw new Error(`${found} tags were found`);
  return { lookups_per_s: Math.round((batches * batch) / seconds) };
}
