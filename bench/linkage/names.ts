import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compareNames, nameThreshold, type NameKind } from "../../packages/match/src/index.ts";

type Case = {
  readonly left: string;
  readonly right: string;
  readonly kind: NameKind;
  readonly same: boolean;
  /** True for the half on which weights were chosen. */
  readonly chosenOn: boolean;
};

type Scored = { readonly score: number; readonly same: boolean };

/** What the comparison of names reaches on the labelled pairs of `linkage/names/cases.csv`. */
export type NameFigures = {
  /** At the best of all thresholds, as the peers' figures are: all kinds, persons alone. */
  readonly best_f1: number;
  readonly person_f1: number;
  /** Processor time of a comparison of two strings, cleaning included, in a warm thread. */
  readonly us_per_pair: number;
  /** At the threshold that is fixed in the product. */
  readonly f1_at_threshold: number;
  /** On the half that was not used to choose weights. */
  readonly unseen_best_f1: number;
  readonly unseen_f1_at_threshold: number;
};

const file = join(
  process.env["ENTENTE_DATA"] ?? join(import.meta.dirname, "../../../shared/data"),
  "linkage/names/cases.csv",
);

const warmRounds = 60;
const rounds = 61;

/** Measures the comparison of names; undefined, with a message, when the data is missing. */
export async function names(): Promise<NameFigures | undefined> {
  if (!existsSync(file)) {
    console.error(`There is no ${file}: set ENTENTE_DATA to the folder of the data.`);
    return undefined;
  }
  const cases = readCases();
  const scored = (some: readonly Case[]): Scored[] =>
    some.map(({ left, right, kind, same }) => ({
      score: compareNames(left, right, kind).score,
      same,
    }));
  const all = scored(cases);
  const unseen = scored(cases.filter(({ chosenOn }) => !chosenOn));
  const persons = scored(cases.filter(({ kind }) => kind === "person"));
  return {
    best_f1: round(bestF1(all)),
    person_f1: round(bestF1(persons)),
    us_per_pair: microsPerPair(cases),
    f1_at_threshold: round(f1At(all, nameThreshold)),
    unseen_best_f1: round(bestF1(unseen)),
    unseen_f1_at_threshold: round(f1At(unseen, nameThreshold)),
  };
}

/** The median of rounds over all pairs, after warming. */
function microsPerPair(cases: readonly Case[]): number {
  const times = Array.from({ length: warmRounds + rounds }, () => {
    const started = process.cpuUsage();
    for (const { left, right, kind } of cases) compareNames(left, right, kind);
    const { user, system } = process.cpuUsage(started);
    return (user + system) / cases.length;
  });
  const sorted = times.slice(warmRounds).toSorted((one, other) => one - other);
  return Number(sorted[rounds >> 1]!.toFixed(1));
}

function bestF1(scored: readonly Scored[]): number {
  return Math.max(...new Set(scored.map(({ score }) => f1At(scored, score))));
}

function f1At(scored: readonly Scored[], threshold: number): number {
  let found = 0;
  let wrong = 0;
  let wanted = 0;
  for (const { score, same } of scored) {
    if (same) wanted += 1;
    if (score < threshold) continue;
    if (same) found += 1;
    else wrong += 1;
  }
  return (2 * found) / (wanted + found + wrong);
}

/** A cell may stand in quotes, with doubled quotes and commas inside. */
function readCases(): Case[] {
  const lines = readFileSync(file, "utf8").trimEnd().split(/\r?\n/);
  return lines.slice(1).map((line) => {
    const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
    );
    const [, schema = "", left = "", right = "", same] = cells;
    const digest = createHash("sha256").update(`${left}\n${right}`).digest();
    return {
      left,
      right,
      kind: schema === "Person" ? "person" : "organisation",
      same: same === "true",
      chosenOn: digest[0]! % 2 === 0,
    };
  });
}

function round(value: number): number {
  return Number(value.toFixed(4));
}
