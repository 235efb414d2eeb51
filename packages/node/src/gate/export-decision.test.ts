import { handlingCodes } from "@entente/model";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exportUses, mayExport, type ExportQuestion } from "./export-decision.ts";

const questions: fc.Arbitrary<ExportQuestion> = fc.record({
  use: fc.constantFrom(...exportUses),
  statement: fc.record({
    originator: fc.constantFrom("be-police", "fr-police"),
    handling: fc.record({
      codes: fc.uniqueArray(fc.constantFrom(...handlingCodes), { minLength: 1 }),
    }),
    current: fc.boolean(),
  }),
  self: fc.constant("be-police"),
  consented: fc.boolean(),
});

describe("A copy on paper or in a file", () => {
  test("holds nothing for a private submitter, nothing that ended, and nothing against its code", () => {
    let [open, shut] = [0, 0];
    fc.assert(
      fc.property(questions, (question) => {
        const { use, statement, consented } = question;
        const foreign = statement.originator === "fr-police";
        const ought =
          use !== "submitter" &&
          statement.current &&
          (!foreign ||
            consented ||
            use === "analysis" ||
            (use === "proceedings" && statement.handling.codes.every((code) => code !== "H1")));
        if (ought) open++;
        else shut++;
        expect(mayExport(question).ok).toBe(ought);
      }),
      { seed: 11, numRuns: 3_000 },
    );
    expect(Math.min(open, shut)).toBeGreaterThan(500);
  });

  test("says what would help when something stays out", () => {
    const foreign = {
      originator: "fr-police",
      handling: { codes: ["H1" as const] },
      current: true,
    };
    expect(
      mayExport({ use: "proceedings", statement: foreign, self: "be-police", consented: false }),
    ).toMatchObject({
      reason: "originator-consent",
      article: "Europol handling code H1",
      remedy: expect.stringContaining("Ask"),
    });
  });
});
