import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { startTestApp } from "../testing/test-app.ts";
import { TestClient } from "../testing/test-client.ts";
import { createBuckets } from "./rate.ts";

describe("A bucket of requests", () => {
  test("lets pass no more than the burst and what has come since", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(2_000), { maxLength: 100 }),
        fc.record({
          perSecond: fc.integer({ min: 1, max: 50 }),
          burst: fc.integer({ min: 1, max: 20 }),
        }),
        (pauses, rate) => {
          let at = 0;
          const buckets = createBuckets(rate, () => at);
          let passed = 0;
          for (const ms of pauses) {
            at += ms;
            if (buckets.take("one") === 0) passed++;
            expect(passed).toBeLessThanOrEqual(rate.burst + (at / 1_000) * rate.perSecond);
          }
        },
      ),
      { seed: 21 },
    );
  });

  test("tells when there is one again, and there is then", () => {
    let at = 0;
    const buckets = createBuckets({ perSecond: 2, burst: 1 }, () => at);
    expect(buckets.take("one")).toBe(0);
    const seconds = buckets.take("one");
    expect(seconds).toBe(1);
    at = seconds * 1_000;
    expect(buckets.take("one")).toBe(0);
    expect(buckets.take("two")).toBe(0);
  });
});

describe("Whoever asks too often", () => {
  test("is told to wait: strangers by address, users each on their own", async () => {
    const server = await startTestApp({
      limits: {
        addressRate: { perSecond: 0.001, burst: 5 },
        userRate: { perSecond: 0.001, burst: 20 },
      },
    });
    const analyst = new TestClient(server.url, { authorization: "Bearer analyst" });
    const stranger = new TestClient(server.url, { authorization: "Bearer made-up" });
    const mine = [];
    for (let i = 0; i < 21; i++) mine.push((await analyst.get("/mine")).status);
    expect(mine).toEqual([...Array.from({ length: 20 }, () => 200), 429]);
    const theirs = [];
    for (let i = 0; i < 6; i++) theirs.push(await stranger.get<{ type: string }>("/mine"));
    expect(theirs.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429]);
    expect(theirs.at(-1)?.headers.get("retry-after")).toBe("1000");
    await server.stop();
  });
});
