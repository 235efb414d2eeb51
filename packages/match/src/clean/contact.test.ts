import { describe, expect, it } from "vitest";
import { cleanValue } from "./clean-value.ts";

describe("an e-mail address", () => {
  it.each([
    ["Jan <JAN.Peeters@Example.ORG>", "jan.peeters@example.org"],
    ["mailto:a+b@example.org", "a+b@example.org"],
    ["jan@bücher.example", "jan@bücher.example"],
  ])("%s is %s", (raw, value) => {
    expect(cleanValue("email", raw)).toEqual({ ok: true, value });
  });

  it.each([
    ["jan.example.org", "format-wrong"],
    ["jan@example", "format-wrong"],
    ["jan@@example.org", "format-wrong"],
    [".jan@example.org", "format-wrong"],
    ["jan@-example.org", "format-wrong"],
    ["a@example.org; b@example.org", "several-values"],
  ])("%s is refused: %s", (raw, reason) => {
    expect(cleanValue("email", raw)).toMatchObject({ ok: false, reason });
  });
});

describe("a web address", () => {
  it.each([
    ["Example.org/a b", "https://example.org/a%20b"],
    ["http://example.org", "http://example.org/"],
  ])("%s is %s", (raw, value) => {
    expect(cleanValue("url", raw)).toEqual({ ok: true, value });
  });

  it.each(["javascript:alert(1)", "file:///etc/passwd", "nothing", "http://"])(
    "%s is refused",
    (raw) => {
      expect(cleanValue("url", raw)).toMatchObject({ ok: false, reason: "not-a-web-address" });
    },
  );
});

describe("a gender", () => {
  it.each([
    ["male", "M m. Man homme Hombre masculin mannelijk"],
    ["female", "F V Vrouw femme mujer Féminin vrouwelijk"],
    ["other", "X divers non-binaire"],
  ])("%s is known by all of: %s", (value, words) => {
    for (const word of words.split(" "))
      expect(cleanValue("gender", word)).toEqual({ ok: true, value });
  });

  it("of one doubtful letter in a Spanish-speaking file is noted", () => {
    const expected = { ok: true, value: "male", note: "letter-ambiguous" };
    expect(cleanValue("gender", "M", { country: "ec" })).toEqual(expected);
  });

  it("of another word is refused", () => {
    expect(cleanValue("gender", "1")).toMatchObject({ ok: false, reason: "unknown-gender" });
  });
});
