import { expect, test } from "vitest";
import { insideOnly } from "./inside-only.ts";

test("the way back after signing in never leads outside", () => {
  expect(insideOnly("/hits?state=open")).toBe("/hits?state=open");
  expect(insideOnly("//elsewhere.example/")).toBe("/");
  expect(insideOnly("/\\\\elsewhere.example")).toBe("/");
  expect(insideOnly("https://elsewhere.example/")).toBe("/");
  // Browsers leave tabs and line ends out before they look at an address.
  for (const gap of ["\t", "\n", "\r"]) expect(insideOnly(`/${gap}/elsewhere.example`)).toBe("/");
  expect(insideOnly(undefined)).toBe("/");
});
