/**
 * What the match keys find, in clear and exactly as the blind protocol would: two records share
 * some keys, the types of these have a strength, from the threshold on it is a hit.
 *
 * `node bench/match-keys.ts --json`; reads `linkage/` in ENTENTE_DATA or ../shared/data. Keys were
 * selected by their gain on febrl3, weights and threshold set by reasoning about real registers.
 * The figures of febrl4 were in sight meanwhile, and it comes from the same generator: it is not an
 * untouched test set.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  cleanValue,
  defaultHitThreshold,
  matchKeysOf,
  strengthOf,
  type KeyType,
  type MatchKey,
} from "../packages/match/src/index.ts";

type Row = { truth: string; side: number; values: Map<string, string[]> };
type Keyed = { truth: string; side: number; keys: MatchKey[] };

/** Groups of more records than this are passed over, as the node caps values held by too many. */
const LARGEST_GROUP = 300;

const febrlColumns = new Map([
  ["given_name", "firstName"],
  ["surname", "lastName"],
  ["street_number", "streetNumber"],
  ["address_1", "street"],
  ["suburb", "city"],
  ["postcode", "postalCode"],
  ["state", "region"],
  ["date_of_birth", "birthDate"],
  ["soc_sec_id", "socialSecurityNumber"],
]);
const historicalColumns = new Map([
  ["full_name", "name"],
  ["first_name", "firstName"],
  ["surname", "lastName"],
  ["dob", "birthDate"],
  ["birth_place", "birthPlace"],
  ["postcode_fake", "postalCode"],
]);

const folder = join(
  process.env["ENTENTE_DATA"] ?? join(import.meta.dirname, "../../shared/data"),
  "linkage",
);
if (!existsSync(join(folder, "febrl4a.csv"))) {
  console.error(
    `There is no febrl4a.csv in ${folder}: set ENTENTE_DATA to the folder of the data.`,
  );
  console.log(JSON.stringify({ missing: "linkage" }));
} else {
  const febrl4 = [...febrl("febrl4a", 0), ...febrl("febrl4b", 1)];
  const febrl3 = febrl("febrl3", 0);
  const report = {
    threshold_bits: defaultHitThreshold,
    febrl4: measure(febrl4, true),
    febrl4_without_document: measure(withoutDocument(febrl4), true),
    febrl3: measure(febrl3, false),
    febrl3_without_document: measure(withoutDocument(febrl3), false),
    historical: measure(historical(), false),
  };
  console.log(JSON.stringify(report, null, process.argv.includes("--json") ? 0 : 2));
}

function measure(rows: Row[], linking: boolean) {
  const started = process.cpuUsage();
  const records = rows.map(({ truth, side, values }) => ({
    truth,
    side,
    keys: matchKeysOf({ kind: "Person", values }),
  }));
  const keyMicros = cpuMicros(started);
  const pairs = metPairs(records, linking);
  let found = 0;
  let wrong = 0;
  for (const [pair, types] of pairs) {
    if (strengthOf(types).bits < defaultHitThreshold) continue;
    const [one, other] = [Math.floor(pair / records.length), pair % records.length];
    if (records[one]!.truth === records[other]!.truth) found += 1;
    else wrong += 1;
  }
  const wanted = truePairs(records, linking);
  const counts = records.map(({ keys }) => keys.length);
  return {
    records: records.length,
    true_pairs: wanted,
    candidate_pairs: pairs.size,
    precision: round(found / (found + wrong)),
    recall: round(found / wanted),
    f1: round((2 * found) / (wanted + found + wrong)),
    false_hits: wrong,
    keys_per_record: round(counts.reduce((sum, count) => sum + count, 0) / counts.length),
    most_keys: Math.max(...counts),
    us_per_record: Math.round(keyMicros / records.length),
    cpu_s: round(cpuMicros(started) / 1e6),
  };
}

/** The types of the keys that each pair of records shares, by `one * records + other`. */
function metPairs(records: readonly Keyed[], linking: boolean): Map<number, Set<KeyType>> {
  const holders = new Map<string, { type: KeyType; records: number[] }>();
  for (const [index, { keys }] of records.entries())
    for (const { type, value } of keys) {
      const known = holders.get(value);
      if (known) known.records.push(index);
      else holders.set(value, { type, records: [index] });
    }
  const pairs = new Map<number, Set<KeyType>>();
  for (const { type, records: group } of holders.values()) {
    if (group.length > LARGEST_GROUP) continue;
    for (const [at, one] of group.entries())
      for (const other of group.slice(at + 1)) {
        if (linking && records[one]!.side === records[other]!.side) continue;
        const pair = one * records.length + other;
        const types = pairs.get(pair);
        if (types) types.add(type);
        else pairs.set(pair, new Set([type]));
      }
  }
  return pairs;
}

function truePairs(records: readonly Keyed[], linking: boolean): number {
  const groups = Map.groupBy(records, (record) => record.truth);
  let count = 0;
  for (const group of groups.values()) {
    const first = group.filter(({ side }) => side === 0).length;
    count += linking ? first * (group.length - first) : (group.length * (group.length - 1)) / 2;
  }
  return count;
}

function febrl(name: string, side: number): Row[] {
  return csv(name).map((row) => ({
    truth: /^rec-(\d+)-/.exec(row.get("rec_id") ?? "")?.[1] ?? "",
    side,
    values: cleaned(row, febrlColumns),
  }));
}

function historical(): Row[] {
  return csv("historical").map((row) => ({
    truth: row.get("cluster") ?? "",
    side: 0,
    values: cleaned(row, historicalColumns),
  }));
}

function cleaned(
  row: ReadonlyMap<string, string>,
  columns: ReadonlyMap<string, string>,
): Map<string, string[]> {
  const types = { birthDate: "date", socialSecurityNumber: "document" } as const;
  const values = new Map<string, string[]>();
  for (const [column, property] of columns) {
    const type = property in types ? types[property as keyof typeof types] : "text";
    const result = cleanValue(type, row.get(column) ?? "", { kind: "Person", property });
    if (result.ok) values.set(property, [result.value]);
  }
  return values;
}

function withoutDocument(rows: readonly Row[]): Row[] {
  return rows.map((row) => ({
    ...row,
    values: new Map([...row.values].filter(([property]) => property !== "socialSecurityNumber")),
  }));
}

/** Rows by column; a cell may stand in quotes, without quotes or line ends inside. */
function csv(name: string): Map<string, string>[] {
  const lines = readFileSync(join(folder, `${name}.csv`), "utf8")
    .trimEnd()
    .split(/\r?\n/);
  const [columns, ...rows] = lines.map((line) =>
    [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) =>
      (quoted ?? plain ?? "").trim(),
    ),
  );
  return rows.map((cells) => new Map(columns!.map((column, at) => [column, cells[at] ?? ""])));
}

function cpuMicros(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return user + system;
}

function round(value: number): number {
  return Number(value.toFixed(4));
}
