import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { phonemesOf } from "./phonemes.ts";

describe("the sounds of a word", () => {
  it.each([
    ["tchernov", "tsjernov"],
    ["chakib", "shakib"],
    ["boutaher", "boetaher"],
    ["kuipers", "cuipers"],
    ["philippe", "filipe"],
    ["oualid", "walid"],
    ["thijs", "tijs"],
    ["djamila", "jamila"],
  ])("are the same in %s and %s", (one, other) => {
    expect(phonemesOf(one)).toBe(phonemesOf(other));
  });

  it("are never more than its letters and one for each x, and none only for none", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{0,30}$/), (word) => {
        const sounds = phonemesOf(word);
        expect(sounds).toMatch(/^[a-z0-9]*$/);
        expect(sounds.length).toBeLessThanOrEqual(word.length * 2);
        expect(sounds === "").toBe(word === "");
      }),
      { seed: 44, numRuns: 400 },
    );
  });
});
