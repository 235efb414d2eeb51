import { expect, it } from "vitest";
import { checkNoticeMac, noticeMac } from "./notice-mac.ts";

const keys = [1, 2, 3].map((byte) => new Uint8Array(32).fill(byte));
const transcript = new TextEncoder().encode("brussels|marseille|agreement 7|handle 42");

it("accepts the macs of who holds the proof keys", () => {
  const macs = noticeMac(keys, transcript, "notice");
  expect(macs.map((mac) => mac.length)).toEqual([32, 32, 32]);
  expect(checkNoticeMac(keys, transcript, "notice", macs)).toEqual({ ok: true });
});

it("refuses a mac with one bit altered, and names it", () => {
  const macs = noticeMac(keys, transcript, "notice");
  macs[1]?.set([(macs[1][31] ?? 0) ^ 1], 31);
  const answer = checkNoticeMac(keys, transcript, "notice", macs);
  expect(answer).toEqual({ ok: false, reason: "wrong-mac", index: 1 });
});

it("refuses a mac that was cut short", () => {
  const macs = noticeMac(keys, transcript, "notice").map((mac) => mac.subarray(0, 16));
  const answer = checkNoticeMac(keys, transcript, "notice", macs);
  expect(answer).toEqual({ ok: false, reason: "wrong-mac", index: 0 });
});

it("refuses macs of another transcript, another order or another direction", () => {
  const macs = noticeMac(keys, transcript, "notice");
  const wrong = { ok: false, reason: "wrong-mac", index: 0 };
  const other = new TextEncoder().encode("brussels|marseille|agreement 7|handle 43");
  expect(checkNoticeMac(keys, other, "notice", macs)).toEqual(wrong);
  expect(checkNoticeMac(keys, transcript, "answer", macs)).toEqual(wrong);
  expect(checkNoticeMac(keys, transcript, "notice", macs.toReversed())).toEqual(wrong);
});

it("refuses too few, too many and no macs at all", () => {
  const macs = noticeMac(keys, transcript, "notice");
  const wrong = { ok: false, reason: "wrong-count" };
  expect(checkNoticeMac(keys, transcript, "notice", macs.slice(1))).toEqual(wrong);
  expect(checkNoticeMac(keys.slice(1), transcript, "notice", macs)).toEqual(wrong);
  expect(checkNoticeMac([], transcript, "notice", [])).toEqual(wrong);
});
