import { randomBytes } from "node:crypto";
import { newId } from "@entente/model";
import { maxListEntries, packListEntries, type ListEntry } from "@entente/protocol";
import { sql } from "kysely";
import { applyDelta } from "../../packages/node/src/features/matching/apply-delta.ts";
import { writeTags } from "../../packages/node/src/features/matching/wanted-tags.ts";
import { round } from "../support/figures.ts";
import { readStore } from "../support/read-store.ts";
import type { ListNode } from "./list-node.ts";
import { listedHandle, listedTag, tagsPerRecord } from "./listed.ts";

const tags = 100_000;
/** Every so many-th record of the delta is one that this node holds too. */
const everyMet = 20;
const keyTypes = ["document", "names-year", "name-birth", "names-postcode", "birth-city"] as const;
const system = { type: "system", name: "benchmark" } as const;

/** How long a partner's change of 100,000 tags takes until the hits in it stand. */
export type Delta = { readonly delta_100k_s: number; readonly hits: number };

/**
 * Applies a change of 100,000 tags (10,000 records) to a partner's list, in messages as large as the
 * protocol lets them be, each in one transaction with the hits it makes and their notices.
 * @param listed how many tags are in the list before
 * @throws Error when a part is refused or hits are missing
 */
export async function measureDelta(
  { node, agreementId }: ListNode,
  listed: number,
): Promise<Delta> {
  const entries = Array.from({ length: tags }, (_, at) => ({
    tag: listedTag(2 * listed + at),
    handle: listedHandle(2 * listed + at),
  }));
  const met = await holdEvery(node, agreementId, entries);
  const began = performance.now();
  const messages = tags / maxListEntries;
  for (let at = 0; at < messages; at++) {
    const handled = await node.context.store.transaction(system, (tx) =>
      applyDelta(node.context, tx, agreementId, {
        version: at + 1,
        added: packListEntries(entries.slice(at * maxListEntries, (at + 1) * maxListEntries)),
        removedHandles: "",
        more: at < messages - 1,
      }),
    );
    if (!handled.ok) throw new Error(handled.reason);
  }
  const seconds = (performance.now() - began) / 1000;
  const { hits } = await readStore(node, (tx) =>
    tx
      .selectFrom("hit")
      .select((eb) => eb.fn.countAll<number>().as("hits"))
      .executeTakeFirstOrThrow(),
  );
  if (hits !== met) throw new Error(`${hits} hits of ${met}`);
  return { delta_100k_s: round(seconds, 2), hits };
}

/** Gives this node a record of its own for every so many-th of the partner's, under half of its tags. */
async function holdEvery(
  node: ListNode["node"],
  agreementId: string,
  entries: readonly ListEntry[],
): Promise<number> {
  const step = tagsPerRecord * everyMet;
  const firsts = entries
    .keys()
    .filter((at) => at % step === 0)
    .toArray();
  const held = firsts.flatMap((first) => {
    const recordId = newId();
    return keyTypes.map((keyType, at) => ({
      recordId,
      keyType,
      value: "",
      digest: randomBytes(16),
      tag: entries[first + at]!.tag,
      proofKey: randomBytes(32),
    }));
  });
  await node.context.store.transaction(system, async (tx) => {
    await writeTags(tx, "query", agreementId, held, []);
    await sql`analyze query_tag`.execute(tx);
  });
  return firsts.length;
}
