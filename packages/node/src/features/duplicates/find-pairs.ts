import { createRegister, Scorer } from "@entente/match";
import type { NodeContext } from "../../context.ts";
import { notifyLive } from "../../http/live-events.ts";
import type { Transaction } from "../../store/store.ts";
import { matchableRecords, type MatchableRecord } from "../records/for-matching.ts";
import { candidatesOf, type Candidate } from "./candidates.ts";
import { withoutValues } from "./comparison.ts";
import { keepPairs, type ScoredPair } from "./keep-pairs.ts";
import { inRegister, keptFrom, settingsOf, type Setting } from "./settings.ts";

/** What a look through the whole register knows beforehand. */
export type Foreknown = { readonly setting: Setting; readonly candidates: readonly Candidate[] };

/**
 * Looks for duplicates of own records among all of them: keeps the pairs that are probable enough, and
 * drops those of theirs that no longer are. Decisions stand, as long as nothing material has changed.
 * @param known where all records are of one kind: how it is compared in this register, and candidates
 *   besides those that share a match key
 */
export async function findPairs(
  node: Pick<NodeContext, "authority">,
  tx: Transaction,
  ids: readonly string[],
  known?: Foreknown,
): Promise<void> {
  const candidates = [...(await candidatesOf(tx, ids)), ...(known?.candidates ?? [])];
  const wanted = [...new Set([...ids, ...candidates.map(({ otherId }) => otherId)])];
  const records = await matchableRecords(node, tx, wanted);
  const settings = known
    ? new Map([[known.setting.kind, known.setting]])
    : await settingsFor(node, tx, candidates.length > 0 ? records : []);
  const pairs = scored(candidates, records, settings);
  if (await keepPairs(tx, ids, pairs, settings)) await tellOfPairs(tx);
}

async function settingsFor(
  node: Pick<NodeContext, "authority">,
  tx: Transaction,
  records: readonly MatchableRecord[],
): Promise<Map<string, Setting>> {
  const settings = await settingsOf(tx);
  for (const kind of new Set(records.map((record) => record.kind))) {
    const setting = settings.get(kind);
    if (setting) settings.set(kind, await inRegister(node, tx, setting));
  }
  return settings;
}

/** Tells the pages that the list of pairs is another; of which pairs, it does not say. */
export async function tellOfPairs(tx: Transaction): Promise<void> {
  await notifyLive(tx, { type: "duplicate", id: "list" });
}

/** The candidates that are probable enough to be kept, each pair once. */
function scored(
  candidates: readonly Candidate[],
  records: readonly MatchableRecord[],
  settings: ReadonlyMap<string, Setting>,
): ScoredPair[] {
  const pairs = new Map<string, ScoredPair>();
  for (const [kind, { model, version }] of settings) {
    const ofKind = records.filter((record) => record.kind === kind);
    if (ofKind.length < 2) continue;
    const register = createRegister(kind, ofKind);
    const scorer = new Scorer(register, model, "model");
    for (const { id, otherId } of candidates) {
      const [leftId, rightId] = id < otherId ? [id, otherId] : [otherId, id];
      const [left, right] = [register.rowOf(leftId), register.rowOf(rightId)];
      const key = `${leftId} ${rightId}`;
      if (left === undefined || right === undefined || pairs.has(key)) continue;
      if (scorer.bits(left, right) <= 0) continue;
      const comparison = withoutValues(scorer.explain(left, right));
      if (comparison.probability < keptFrom) continue;
      pairs.set(key, { leftId, rightId, kind, version, ...comparison });
    }
  }
  return [...pairs.values()];
}
