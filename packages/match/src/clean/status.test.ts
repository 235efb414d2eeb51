import { subjectStatuses } from "@entente/model";
import { describe, expect, test } from "vitest";
import { cleanValue } from "./clean-value.ts";

describe("What a person is in an inquiry", () => {
  test.each([
    ["Suspect", "suspect"],
    ["Mis en cause", "suspect"],
    ["condamné", "convicted"],
    ["slachtoffer", "victim"],
    ["Témoin", "witness"],
    ["contact", "contact"],
    ["port worker", "professional"],
  ])("is read from %s as %s", (word, value) => {
    expect(cleanValue("status", word)).toEqual({ ok: true, value });
  });

  test("is one of six words and comes back unchanged", () => {
    for (const value of subjectStatuses)
      expect(cleanValue("status", value)).toEqual({ ok: true, value });
    expect(cleanValue("status", "guilty")).toMatchObject({ ok: false, reason: "unknown-status" });
  });
});
