import { expect, test } from "vitest";
import type { AgreementTerms } from "./agreement.ts";
import { changedTerms } from "./agreement-changes.ts";

const terms = {
  id: "0190b000-0000-7000-8000-00000000000a",
  version: 1,
  title: "Ports",
  purposes: ["drugs"],
  clocks: { normal: 168, "urgent-direct": 8, "urgent-indirect": 72 },
  safeguard: null,
} as unknown as AgreementTerms;

test("Two versions differ in the terms whose values differ, not in the order of their members", () => {
  const clocks = { "urgent-direct": 8, "urgent-indirect": 72, normal: 168 };
  expect(changedTerms(terms, { ...terms, version: 2, clocks })).toEqual([]);
  expect(changedTerms(terms, { ...terms, purposes: ["drugs", "arms"], title: "Port" })).toEqual([
    "purposes",
    "title",
  ]);
  expect(
    changedTerms(terms, { ...terms, safeguard: { article: "37", text: "x", demands: [] } }),
  ).toEqual(["safeguard"]);
});
