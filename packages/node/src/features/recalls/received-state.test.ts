import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { settle, standingOf, type Standing, type Word } from "./received-state.ts";

const words = fc.constantFrom<Word>("disclosed", "ended", "erased");
const said = fc.array(words, { maxLength: 8 });

const after = (all: readonly Word[]): Standing => all.reduce<Standing>(settle, "unheard");

describe("What a partner says of a statement", () => {
  test("ends alike in whatever order it comes, and however often each word", () => {
    const orders = said.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.subarray(all),
      ),
    );
    fc.assert(
      fc.property(orders, ([all, shuffled, again]) => {
        expect(after(shuffled)).toBe(after(all));
        expect(after([...all, ...again])).toBe(after(all));
      }),
      { seed: 21, numRuns: 2_000 },
    );
  });

  test("is held if and only if it was disclosed and never taken back", () => {
    fc.assert(
      fc.property(said, (all) => {
        const held = all.includes("disclosed") && all.every((word) => word === "disclosed");
        expect(after(all) === "held").toBe(held);
        expect(after(all) === "erased").toBe(all.includes("erased"));
      }),
      { seed: 22, numRuns: 2_000 },
    );
  });

  /** A chain of corrections: each statement takes the place of the one before. */
  test("leaves the last of a chain of corrections alone, whatever overtakes what", () => {
    type Message = { ref: number; word: Word };
    const chains = fc.integer({ min: 1, max: 6 }).chain((length) => {
      const messages: Message[] = [
        { ref: 0, word: "disclosed" },
        ...Array.from({ length }, (_, index): Message[] => [
          { ref: index, word: "ended" },
          { ref: index + 1, word: "disclosed" },
        ]).flat(),
      ];
      return fc.tuple(
        fc.constant(length),
        fc.shuffledSubarray([...messages, ...messages], { minLength: messages.length * 2 }),
      );
    });
    fc.assert(
      fc.property(chains, ([length, messages]) => {
        const standings = new Map<number, Standing>();
        for (const { ref, word } of messages)
          standings.set(ref, settle(standings.get(ref) ?? "unheard", word));
        const held = [...standings].flatMap(([ref, standing]) => (standing === "held" ? ref : []));
        expect(held).toEqual([length]);
      }),
      { seed: 23, numRuns: 1_000 },
    );
  });

  test("is read from the register as it was written", () => {
    const at = new Date(0);
    expect(standingOf(undefined)).toBe("unheard");
    expect(standingOf({ recalled_at: null, erased: false })).toBe("held");
    expect(standingOf({ recalled_at: at, erased: false })).toBe("ended");
    expect(standingOf({ recalled_at: at, erased: true })).toBe("erased");
  });
});
