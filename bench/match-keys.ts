/**
 * What the match keys find, in clear and exactly as the blind protocol would: two records share
 * some keys, the types of these have a strength, from the threshold on it is a hit.
 *
 * `node bench/match-keys.ts --json`; reads `linkage/` in ENTENTE_DATA or ../shared/data. For each set:
 * accuracy at the default threshold and at the one that fits registers of its size; strength against
 * truth, band by band; strength against the clear score of the same pairs; and what each piece of
 * evidence weighs in it. Keys were selected by their gain on febrl3 and
 * historical, weights chosen by reasoning about what several registers say: febrl4 comes from the same
 * generator as febrl3, so neither is an untouched test set.
 */
import { atThreshold, calibration } from "./blind/calibration.ts";
import { clearAgainstBlind } from "./blind/clear-scores.ts";
import { keyedSets, type KeyedSet } from "./blind/keyed-records.ts";
import { metPairs, pairCounts } from "./blind/met-pairs.ts";
import { pieceWeights } from "./blind/piece-weights.ts";
import { round } from "./support/figures.ts";
import { hasLinkageFiles } from "./support/linkage-files.ts";
import { benchAgreement } from "./support/two-nodes.ts";

const { commonValueLimit, hitThreshold } = benchAgreement();

if (hasLinkageFiles()) {
  const report: Record<string, unknown> = {};
  for (const set of keyedSets()) report[set.name] = measure(set);
  console.log(JSON.stringify(report, null, process.argv.includes("--json") ? 0 : 2));
} else {
  console.error("The linkage data is missing: name its folder in ENTENTE_DATA.");
  console.log(JSON.stringify({ missing: "linkage data" }));
}

function measure({ name, records }: KeyedSet) {
  console.error(name);
  const counts = pairCounts(records);
  const pairs = metPairs(records, commonValueLimit);
  const listed = records.filter(({ side }) => side === 1).length;
  const keys = records.map((record) => record.keys.length);
  return {
    records: records.length,
    true_pairs: counts.true,
    met_pairs: pairs.length,
    keys_per_record: round(keys.reduce((sum, count) => sum + count, 0) / keys.length, 1),
    most_keys: Math.max(...keys),
    default: atThreshold(pairs, counts.true, hitThreshold),
    // Chance alone brings any record a partner in one case of 32, as the default does for a million.
    fitted: atThreshold(pairs, counts.true, Math.log2(listed) + 5),
    calibration: calibration(pairs, counts),
    clear: clearAgainstBlind(records, pairs, counts),
    pieces: pieceWeights(records),
  };
}
