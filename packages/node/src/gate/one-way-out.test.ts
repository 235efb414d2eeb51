import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const root = new URL("../", import.meta.url);
const sources = globSync("**/*.ts", { cwd: root.pathname })
  .filter((path) => !/\.(?:test|fixture)\.ts$|^testing\//.test(path))
  .map((path) => ({ path, text: readFileSync(new URL(path, root), "utf8") }));

/** Paths of the sources in which a pattern occurs. */
const withPattern = (pattern: RegExp, under = "") =>
  sources
    .filter(({ path, text }) => path.startsWith(under) && pattern.test(text))
    .map(({ path }) => path)
    .toSorted();

/** What puts rows into a table, in any of the ways there are. */
const inserting = (table: string) =>
  new RegExp(
    `insertInto\\("${table}"\\)|insert(?:New)?Rows\\(\\s*tx,\\s*"${table}"|insert into ${table}`,
    "i",
  );

describe("The sources of a node", () => {
  test("are where this test looks for them", () => {
    expect(sources.length).toBeGreaterThan(100);
  });

  test("put messages into the outbox in one place, behind the gate", () => {
    expect(withPattern(inserting("outbox"))).toEqual(["link/send.ts"]);
  });

  test("read and write statements in the store of records, and where they are recalled or erased", () => {
    const touching =
      /insert(?:New)?Rows\(\s*tx,\s*["'`]statement["'`]|(?:selectFrom|innerJoin|leftJoin|updateTable|insertInto|deleteFrom)\(\s*["'`]statement\b|(?:from|join|into|update)\s+statement\b/i;
    expect(withPattern(touching)).toEqual([
      "features/recalls/end-gone.ts",
      "features/recalls/preview.ts",
      "features/recalls/received.ts",
      "features/recalls/replacement.ts",
      "features/recalls/tell.ts",
      "features/records/related.ts",
      "features/records/sizes.ts",
      "features/records/store.ts",
      "features/requests/take-answer.ts",
      "features/requests/tighten-codes.ts",
      "features/retention/erase-record.ts",
    ]);
  });

  test("show a whole record only where the act is written into the ledger", () => {
    const showing = withPattern(/\breadRecord\(/, "features/");
    expect(showing).toEqual([
      "features/consents/read.ts",
      "features/exports/exports.ts",
      "features/oversight/look.ts",
      "features/records/open.ts",
      "features/records/read.ts",
      "features/records/routes.ts",
      "features/requests/subject-records.ts",
    ]);
    for (const path of showing.filter((one) => !/records\/(?:read|routes)\.ts$/.test(one)))
      expect(sources.find((source) => source.path === path)?.text).toMatch(/appendToLedger\(/);
  });

  test("look into the index of words through the search alone", () => {
    expect(withPattern(/entente_find_records|entente_index_records|record_index/)).toEqual([
      "features/records/index-words.ts",
      "features/records/search.ts",
      "store/migrations/0005-visibility.ts",
      "store/migrations/0009-recall.ts",
      "store/store.ts",
    ]);
  });

  test("see more than the actor does only to settle what an act brings about, and as officer or administrator", () => {
    const guarded = /^features\/(?:oversight|people)\//;
    const seeing = withPattern(/\bwithFullSight\(/, "features/");
    expect(seeing.filter((path) => !guarded.test(path))).toEqual([
      "features/agreements/negotiate.ts",
      "features/consents/decide.ts",
      "features/consents/read.ts",
      "features/consents/shared.ts",
      "features/duplicates/adopt.ts",
      "features/duplicates/decide.ts",
      "features/duplicates/runs.ts",
      "features/duplicates/settings.ts",
      "features/duplicates/tuning.ts",
      "features/duplicates/undo.ts",
      "features/recalls/acknowledge.ts",
      "features/recalls/derivations.ts",
      "features/recalls/preview.ts",
      "features/recalls/tell.ts",
      "features/recalls/who-has.ts",
      "features/records/merge-cases.ts",
      "features/records/merge.ts",
      "features/retention/case-clock.ts",
      "features/retention/erase-record.ts",
    ]);
  });
});
