import { availableParallelism } from "node:os";
import { sql } from "kysely";
import type { ListNode } from "./list-node.ts";
import { listedTag } from "./listed.ts";

const batch = 100;
const batches = 1500;
const warmUp = 200;
/** A prime: places next to each other are looked up far from each other. */
const spread = 7_368_787;

/** Look-ups of tags in a partner's list, half of which are there. */
export type LookUps = { readonly lookups_per_s: number };

/**
 * Looks tags up in a partner's list of so many, in batches of 100, on one connection for each core, as
 * the node's own role and under its row-level security.
 * @throws Error when not exactly those that are listed were found
 */
export async function measureLookUps(list: ListNode, listed: number): Promise<LookUps> {
  const connections = availableParallelism();
  await lookUp(list, listed, 0, warmUp);
  const began = performance.now();
  await Promise.all(
    Array.from({ length: connections }, (_, at) =>
      lookUp(list, listed, warmUp + at * batches, batches),
    ),
  );
  const seconds = (performance.now() - began) / 1000;
  return { lookups_per_s: Math.round((connections * batches * batch) / seconds) };
}

async function lookUp(
  { node, agreementId }: ListNode,
  listed: number,
  first: number,
  count: number,
): Promise<void> {
  let found = 0;
  await node.context.store.transaction({ type: "system", name: "matching" }, async (tx) => {
    for (let at = first; at < first + count; at++) {
      const tags = Array.from({ length: batch }, (_, index) => {
        const number = at * batch + index;
        return listedTag(index % 2 === 0 ? (number * spread) % listed : listed + number);
      });
      const { rows } = await sql<{ tag: Buffer; handle: Buffer }>`
        select tag, handle from partner_tag
        where agreement_id = ${agreementId} and tag = any(${sql.val(tags)}::bytea[])`.execute(tx);
      found += rows.length;
    }
  });
  if (found !== (count * batch) / 2) throw new Error(`${found} tags were found`);
}
