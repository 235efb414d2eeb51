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

describe("The sources of a node", () => {
  test("are where this test looks for them", () => {
    expect(sources.length).toBeGreaterThan(100);
  });

  test("put messages into the outbox in one place, behind the gate", () => {
    expect(withPattern(/insertInto\("outbox"\)|insert into outbox/i)).toEqual(["link/send.ts"]);
  });

  test("read statements in the store of records, but for ties and for the ids of received ones", () => {
    const reading =
      /(?:selectFrom|innerJoin|leftJoin|updateTable|insertInto|deleteFrom)\(\s*["'`]statement\b|(?:from|join|into|update)\s+statement\b/i;
    expect(withPattern(reading)).toEqual([
      "features/records/related.ts",
      "features/records/store.ts",
      "features/requests/take-answer.ts",
      "features/requests/tighten-codes.ts",
    ]);
  });

  test("show a whole record only where the act is written into the ledger", () => {
    expect(withPattern(/\breadRecord\(/, "features/")).toEqual([
      "features/records/open.ts",
      "features/records/read.ts",
      "features/records/routes.ts",
      "features/requests/subject-records.ts",
    ]);
    for (const path of withPattern(/\breadRecord\(/, "features/requests/"))
      expect(sources.find((source) => source.path === path)?.text).toMatch(/appendToLedger\(/);
  });

  test("look into the index of words through the search alone", () => {
    expect(withPattern(/entente_find_records|entente_index_records|record_index/)).toEqual([
      "features/records/index-words.ts",
      "features/records/search.ts",
      "store/migrations/0005-visibility.ts",
      "store/store.ts",
    ]);
  });

  test("see more than the actor does only to settle what an act brings about", () => {
    expect(withPattern(/\bwithFullSight\(/, "features/")).toEqual([
      "features/records/merge-cases.ts",
      "features/records/merge.ts",
    ]);
  });
});
