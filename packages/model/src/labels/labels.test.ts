import { describe, expect, it } from "vitest";
import { kindDefinition, kindNames, propertiesOf } from "../kinds/vocabulary.ts";
import { columnSynonyms, kindLabel, languages, propertyLabel } from "./index.ts";

const kinds = [...kindNames, "Thing", "LegalEntity", "Interval"];
const properties = new Set(kindNames.flatMap((kind) => [...propertiesOf(kind).keys()]));

describe.each(languages)("in %s", (language) => {
  it("every kind has a label for one and for several", () => {
    const named = kinds.map((kind) => [
      kindLabel(kind, language),
      kindLabel(kind, language, "plural"),
    ]);
    expect(named.flat().filter((label) => label.trim() === "")).toEqual([]);
    expect(new Set(named.map(([one]) => one)).size).toBe(kinds.length);
    expect(kindLabel("BankAccount", language)).not.toBe("BankAccount");
    expect(kindLabel("BankAccount", language, "plural")).not.toBe("BankAccount");
  });

  it("every property has a label that is not its own name", () => {
    const unnamed = [...properties].filter((name) => propertyLabel(name, language) === name);
    expect(unnamed).toEqual([]);
  });

  it("no two properties of a kind have the same label", () => {
    const repeated = kindNames.flatMap((kind) => {
      const labels = [...propertiesOf(kind).keys()].map((name) =>
        propertyLabel(name, language, kind),
      );
      return labels
        .filter((label, at) => labels.indexOf(label) !== at)
        .map((label) => `${kind}: ${label}`);
    });
    expect(repeated).toEqual([]);
  });
});

describe("labels", () => {
  it("may differ for one kind", () => {
    expect(propertyLabel("registrationNumber", "nl")).toBe("Registratienummer");
    expect(propertyLabel("registrationNumber", "nl", "Vehicle")).toBe("Nummerplaat");
  });

  it("of something unknown are its own name", () => {
    expect(kindLabel("Airship", "fr")).toBe("Airship");
    expect(propertyLabel("wingspan", "fr")).toBe("wingspan");
  });
});

describe("headings of columns", () => {
  it("belong to properties and kinds that exist", () => {
    const unknown = Object.keys(columnSynonyms).filter((key) => {
      const [kind, property] = key.includes(".") ? key.split(".") : [undefined, key];
      return kind === undefined
        ? !properties.has(property)
        : kindDefinition(kind) === undefined || !propertiesOf(kind).has(property);
    });
    expect(unknown).toEqual([]);
  });

  it("are written as headings are compared", () => {
    const headings = Object.values(columnSynonyms).flat();
    expect(headings.filter((heading) => !/^[a-z0-9]+(?: [a-z0-9]+)*$/.test(heading))).toEqual([]);
  });
});
