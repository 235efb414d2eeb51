import { describe, expect, it } from "vitest";
import { cleanValue } from "./clean-value.ts";

describe("a country", () => {
  it.each([
    ["be", "BE BEL 056 Belgium Belgique België Bélgica Belge Belg Belgische belga belgian"],
    ["ma", "MAR Maroc Marokko Marruecos Marocaine Marokkaan Marokkaanse marroquí"],
    ["nl", "Holland Pays-Bas Nederland Nederlander néerlandaise NLD"],
    ["gb", "UK GBR England Royaume-Uni British"],
    ["us", "USA U.S.A. États-Unis American"],
    ["ec", "Ecuador Équateur équatorien ECUATORIANA"],
    ["al", "Albanië albanais Albanese"],
    ["ne", "Niger nigérien"],
    ["ng", "Nigeria nigerian"],
  ])("%s is known by all of: %s", (code, names) => {
    for (const name of names.split(" "))
      expect([name, cleanValue("country", name)]).toEqual([name, { ok: true, value: code }]);
  });

  it("may have a name of several words, or of commas", () => {
    for (const name of ["Côte d'Ivoire", "Ivory Coast", "costa de marfil"])
      expect(cleanValue("country", name)).toEqual({ ok: true, value: "ci" });
    expect(cleanValue("country", "Verenigd Koninkrijk")).toEqual({ ok: true, value: "gb" });
  });

  it("is read from a vehicle's sign, with a note", () => {
    const expected = { ok: true, value: "be", note: "vehicle-sign-read" };
    expect(cleanValue("country", "B")).toEqual(expected);
  });

  it.each(["XX", "Atlantis", "?", "Belgium and France"])("%s is refused", (name) => {
    expect(cleanValue("country", name)).toMatchObject({ ok: false, reason: "unknown-country" });
  });
});
