import { strengthOf, type KeyType } from "@entente/match";
import type { RunningNode } from "@entente/node";
import type { LinkageFiles } from "./linkage-files.ts";
import { readStore } from "./read-store.ts";

/** A hit at one end: a record of the left node, one of the right, and the types of the keys they share. */
export type Pair = {
  readonly left: string;
  readonly right: string;
  readonly keyTypes: readonly KeyType[];
};

/** The hits of the left node and those of the right one. */
export type FoundPairs = readonly [Pair[], Pair[]];

/** The pairs of records that are of one entity, as `left/right`. */
export type Truth = { readonly records: number; readonly pairs: ReadonlySet<string> };

/** Which share of what was found is right, which share of the truth was found, and both in one. */
export type Accuracy = { readonly precision: number; readonly recall: number; readonly f1: number };

/** The file's row ids went in as notes: the truth is read where the node does not look when matching. */
export async function truthOf(
  left: RunningNode,
  right: RunningNode,
  { entityOf }: LinkageFiles,
): Promise<Truth> {
  const sides = await Promise.all([left, right].map((node) => labelsOf(node)));
  const [mine, theirs] = sides as [Map<string, string>, Map<string, string>];
  const byEntity = Map.groupBy(theirs, ([, row]) => entityOf(row));
  const pairs = new Set<string>();
  for (const [id, row] of mine)
    for (const [other] of byEntity.get(entityOf(row)) ?? []) pairs.add(`${id}/${other}`);
  return { records: mine.size + theirs.size, pairs };
}

/** The hits at both ends, each with the partner's record that its handle stands for. */
export async function foundPairs(left: RunningNode, right: RunningNode): Promise<FoundPairs> {
  return [await pairsOf(left, right, false), await pairsOf(right, left, true)];
}

/** The hits that would stand without the document number: the other keys that met are strong enough. */
export function withoutDocument(found: FoundPairs, threshold: number): FoundPairs {
  const stands = ({ keyTypes }: Pair): boolean =>
    strengthOf(keyTypes.filter((type) => !type.startsWith("document"))).bits >= threshold;
  return [found[0].filter(stands), found[1].filter(stands)];
}

/** A pair counts as found only when both ends have it. */
export function accuracyOf(found: FoundPairs, truth: Truth): Accuracy {
  const [mine, theirs] = named(found);
  const both = mine.intersection(theirs);
  const right = both.intersection(truth.pairs).size;
  const precision = right / both.size;
  const recall = right / truth.pairs.size;
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

/** How many pairs one end has and the other has not. */
export function onlyAtOneEnd(found: FoundPairs): number {
  const [mine, theirs] = named(found);
  return mine.symmetricDifference(theirs).size;
}

async function labelsOf(node: RunningNode): Promise<Map<string, string>> {
  const rows = await readStore(node, (tx) =>
    tx
      .selectFrom("statement")
      .select(["record_id", "value"])
      .where("property", "=", "notes")
      .execute(),
  );
  return new Map(rows.map((row) => [row.record_id, row.value]));
}

async function pairsOf(node: RunningNode, partner: RunningNode, turned: boolean): Promise<Pair[]> {
  const handles = await readStore(partner, (tx) =>
    tx.selectFrom("record_handle").select(["handle", "record_id"]).execute(),
  );
  const recordOf = new Map(handles.map((row) => [row.handle.toString("hex"), row.record_id]));
  const hits = await readStore(node, (tx) =>
    tx
      .selectFrom("hit")
      .select(["record_id", "partner_handle", "key_types"])
      .where("state", "<>", "withdrawn")
      .execute(),
  );
  return hits.map((hit) => {
    const other = recordOf.get(hit.partner_handle.toString("hex")) ?? "unknown";
    const keyTypes = hit.key_types as KeyType[];
    return turned
      ? { left: other, right: hit.record_id, keyTypes }
      : { left: hit.record_id, right: other, keyTypes };
  });
}

function named([mine, theirs]: FoundPairs): [Set<string>, Set<string>] {
  const names = (pairs: readonly Pair[]) => new Set(pairs.map((one) => `${one.left}/${one.right}`));
  return [names(mine), names(theirs)];
}
