import { describe, expect, it } from "vitest";
import { newId } from "./id.ts";

describe("a new id", () => {
  it("is a UUID of version 7 with the variant of RFC 9562", () => {
    expect(newId()).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it("begins with the time in milliseconds", () => {
    const time = Date.UTC(2026, 9, 1, 12, 30, 15, 123);
    expect(parseInt(newId(time).replace("-", "").slice(0, 12), 16)).toBe(time);
  });

  it("sorts after ids of an earlier time", () => {
    const times = [0, 65_535, 65_536, 1_700_000_000_000, 1_700_000_000_001];
    const ids = times.map((time) => newId(time));
    expect(ids.toSorted()).toEqual(ids);
  });

  it("is never the same twice, also at the same time", () => {
    const ids = Array.from({ length: 5_000 }, () => newId(1));
    expect(new Set(ids).size).toBe(ids.length);
  });
});
