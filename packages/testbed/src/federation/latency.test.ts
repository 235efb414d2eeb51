import { afterAll, beforeAll, expect, test } from "vitest";
import { hitsOf, record } from "../testing/acts.ts";
import { phone } from "../testing/statements.ts";
import {
  startTestFederation,
  type TestFederation,
  type TestNode,
} from "../testing/test-federation.ts";

const saves = 30;
let federation: TestFederation;

beforeAll(async () => {
  federation = await startTestFederation();
});
afterAll(() => federation.stop());

test("A saved record is a hit at both ends", async () => {
  const { brussels, marseille } = federation;
  const here: number[] = [];
  const there: number[] = [];
  for (let number = 0; number < saves; number++) {
    const values = { name: `Anna Verzonnen ${number}`, phone: phone(number) };
    const known = await record(marseille, "Person", values);
    await federation.quiet();
    const heard = [nextHit(brussels), nextHit(marseille)] as const;
    const saved = await record(brussels, "Person", { ...values, name: `A. V. ${number}` });
    const from = performance.now();
    here.push((await heard[0]) - from);
    there.push((await heard[1]) - from);
    expect(await hitsOf(brussels, saved.id)).toHaveLength(1);
    expect(await hitsOf(marseille, known.id)).toHaveLength(1);
  }
  console.log(`save → hit, ms: where saved ${figures(here)}; at the partner's ${figures(there)}`);
});

/** When a node tells its pages of the next hit. */
function nextHit(node: TestNode): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const { stop } = node.running().context.events.subscribe("anybody", {
    onMessage: ({ type }) => {
      if (type === "hit") resolve(performance.now());
    },
    onGap: () => undefined,
  });
  return promise.finally(stop);
}

function figures(times: number[]): string {
  const ordered = times.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(ordered[Math.floor(share * (ordered.length - 1))] ?? 0);
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, most ${at(1)}`;
}
