import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { identifierForm, searchText } from "./search-text.ts";

describe("the text that is searched", () => {
  it.each([
    ["  Éric  MÜLLER ", "eric muller"],
    ["Щукин", "shchukin"],
    ["İstanbul", "istanbul"],
    ["Łukasz Straße", "lukasz strasse"],
    ["北京", "beijing"],
  ])("%s is found as %s", (raw, expected) => {
    expect(searchText(raw)).toBe(expected);
  });

  it("is ASCII and stable, whatever it was made of", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (raw) => {
        const text = searchText(raw);
        expect(text).toMatch(/^[\0-\x7f]*$/);
        expect(searchText(text)).toBe(text);
        expect(identifierForm(raw)).toMatch(/^[A-Z0-9]*$/);
      }),
      { seed: 42 },
    );
  });
});

describe("the form of an identifier", () => {
  it("has letters and digits only, in upper case", () => {
    expect(identifierForm(" xxxu-305 438/4 ")).toBe("XXXU3054384");
    expect(identifierForm("é１２٣")).toBe("E123");
  });
});
