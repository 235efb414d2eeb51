import { describe, expect, it } from "vitest";
import { cleanValue } from "./clean-value.ts";

const value = (type: "name" | "text" | "address" | "topic", raw: string) => {
  const cleaned = cleanValue(type, raw);
  return cleaned.ok ? cleaned.value : cleaned.reason;
};

describe("a name", () => {
  it("keeps its script and its capitals", () => {
    for (const name of ["محمد العلوي", "Щукин", "王小明", "van der Meer", "O’Neill", "N'Diaye"])
      expect(value("name", name)).toBe(name);
  });

  it("is composed, on one line, without blanks, commas and direction marks around it", () => {
    expect(value("name", " Jose\u0301 \n\t Pérez , ")).toBe("José Pérez");
    expect(value("name", "\u202emohamed\u200f\u00a0ali\ufeff")).toBe("mohamed ali");
  });

  it("needs a letter and at most five hundred characters", () => {
    expect(value("name", "--?--")).toBe("no-letter");
    expect(value("name", "م".repeat(501))).toBe("too-long");
  });
});

describe("a text", () => {
  it("keeps its paragraphs and loses the other blanks", () => {
    expect(value("text", "one  two \r\n three\n\n\n\nfour\u0007 ")).toBe("one two\nthree\n\nfour");
  });
});

describe("an address", () => {
  it("is one line with nothing left out", () => {
    expect(value("address", "Voorbeeldkaai 1 bus 2,\r\n2000  Antwerpen\n\nBelgië")).toBe(
      "Voorbeeldkaai 1 bus 2, 2000 Antwerpen, België",
    );
    expect(value("address", ", ,")).toBe("empty");
  });
});

describe("a topic", () => {
  it("is lower-case words joined by hyphens", () => {
    expect(value("topic", "  Réseau de Passeurs! ")).toBe("reseau-de-passeurs");
    expect(value("topic", "crime.traffick.drug")).toBe("crime.traffick.drug");
  });
});
