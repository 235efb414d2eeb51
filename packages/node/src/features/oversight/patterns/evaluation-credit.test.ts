import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dailyAllowance, openCredit, spend, type Credit } from "./evaluation-credit.ts";

const start = new Date("2026-03-02T09:00:00Z");
const later = (hours: number) => new Date(start.getTime() + hours * 3_600_000);

/** Asks in batches until one is refused; tells how many were evaluated. */
function askAll(credit: Credit, total: number, batch: number, listSize: number, now: Date): number {
  let state = credit;
  let done = 0;
  while (done < total) {
    const outcome = spend(state, Math.min(batch, total - done), listSize, now);
    if (!outcome.ok) return done;
    state = outcome.credit;
    done += batch;
  }
  return total;
}

describe("The credit of a partner", () => {
  test("ends a sweep of 1,000 container numbers by a partner with a list of 2,000 before its end", () => {
    const credit = { ...openCredit(2_000, 2_400, start) };
    expect(askAll(credit, 1_000, 50, 2_000, start)).toBe(500);
    expect(askAll(credit, 1_000, 1_000, 2_000, start)).toBe(0);
  });

  test("lets a bulk import of 100,000 records through whose keys are listed too", () => {
    let credit = openCredit(0, 0, start);
    let listed = 0;
    for (let asked = 0; asked < 400_000; asked += 1_000) {
      listed += 1_000;
      const outcome = spend(credit, 1_000, listed, later(asked / 400_000));
      expect(outcome.ok).toBe(true);
      if (outcome.ok) credit = outcome.credit;
    }
    expect(credit.earned).toBeGreaterThan(0);
  });

  test("lets a small office ask again for a tenth of its keys, and 300 silent ones, on one day", () => {
    const credit = openCredit(2_000, 2_000, start);
    expect(askAll(credit, 200 + 300, 20, 2_000, start)).toBe(500);
  });

  test("has its allowance back as soon as the entries follow that its queries ran ahead of", () => {
    const ahead = spend(openCredit(0, 0, start), 500, 0, start);
    if (!ahead.ok) throw new Error("the first 500 are free");
    expect(ahead.unlisted).toBe(500);
    const followed = spend(ahead.credit, 0, 800, start);
    expect(followed).toMatchObject({
      unlisted: -500,
      credit: { allowance: 500, borrowed: 0, earned: 460 },
    });
  });

  test("fills its allowance again within a day, and never above it", () => {
    const used = spend(openCredit(0, 0, start), 500, 0, start);
    if (!used.ok) throw new Error("the first 500 are free");
    expect(spend(used.credit, 250, 0, later(11)).ok).toBe(false);
    expect(spend(used.credit, 250, 0, later(12)).ok).toBe(true);
    expect(spend(used.credit, 501, 0, later(24 * 30)).ok).toBe(false);
  });

  test("gives nothing for entries that are taken away and put back", () => {
    let credit = openCredit(1_000, 1_200, start);
    for (let round = 0; round < 50; round++) {
      const outcome = spend(credit, 0, round % 2 === 0 ? 0 : 1_000, start);
      credit = outcome.credit;
    }
    expect(credit.earned).toBe(0);
  });

  test("never lets more be asked than the list earned and the days allow", () => {
    const step = fc.record({
      count: fc.integer({ min: 1, max: 1_000 }),
      grow: fc.integer({ min: -500, max: 500 }),
      hours: fc.double({ min: 0, max: 12, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        let credit = openCredit(0, 0, start);
        let [asked, size, longest, hours] = [0, 0, 0, 0];
        for (const { count, grow, hours: passed } of steps) {
          size = Math.max(0, size + grow);
          longest = Math.max(longest, size);
          hours += passed;
          const outcome = spend(credit, count, size, later(hours));
          credit = outcome.credit;
          if (outcome.ok) asked += count;
          const days = dailyAllowance(longest) * (1 + hours / 24);
          expect(asked).toBeLessThanOrEqual(longest * 1.2 + days + 1);
        }
      }),
      { seed: 31 },
    );
  });
});
