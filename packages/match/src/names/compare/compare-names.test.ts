import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareNames, comparePrepared, nameThreshold, prepareName } from "../index.ts";

const person = (left: string, right: string) => compareNames(left, right, "person").score;
const organisation = (left: string, right: string) =>
  compareNames(left, right, "organisation").score;
const hows = (left: string, right: string, kind: "person" | "organisation" = "person") =>
  compareNames(left, right, kind).parts.map(({ how }) => how);

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        "Mohamed",
        "El",
        "ben",
        "Ali",
        "Van den",
        "Broeck",
        "S.A.",
        "GmbH",
        "J.",
        "محمد",
        "李伟",
        ",",
      ),
      { maxLength: 20 },
    )
    .map((words) => words.join(" ")),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 })
    .map((units) => String.fromCharCode(...units)),
);
const anyKind = fc.constantFrom("person" as const, "organisation" as const);

describe("names of one person", () => {
  it.each([
    ["Mohamed El Amrani", "محمد العمراني"],
    ["Mohamed El Amrani", "Lamrani, M'hamed"],
    ["Abderrahmane Ben Ali", "عبد الرحمن بن علي"],
    ["Abdel Rahman Benali", "Abderrahmane Bin Ali"],
    ["Noureddine Bouazza", "Nur al-Din Bou Azza"],
    ["نور الدين بوعزة", "Nordin Boeazza"],
    ["Youssef Cherkaoui", "Yusuf Al-Sharqawi"],
    ["Oualid Ould Ahmed", "وليد ولد أحمد"],
    ["Jan van den Broeck", "VANDENBROECK Jan"],
    ["Marie De la Croix", "Marie Delacroix"],
    ["Piet van de Meijer", "Meyer, Piet"],
    ["Jürgen Müller", "Juergen Mueller"],
    ["Giuseppe D'Angelo", "Peppe Dangelo"],
    ["Francisco Muñoz", "Paco Munoz"],
    ["José García Núñez", "Garcia, Jose"],
    ["Luís Gonçalves", "Luiz Goncalves"],
    ["Arben Hoxha", "Beni Hodja"],
    ["Mehmet Çelik", "CELIK Mehmed"],
    ["Sergey Viktorovich Morozov", "Сергей Морозов"],
    ["Tchernov Iouri", "Юрий Чернов"],
    ["Γεώργιος Παπαδόπουλος", "Giorgos Papadopoulos"],
    ["Μπάμπης Ντίνος", "Babis Dinos"],
    ["משה כהן", "Moshe Cohen"],
    ["李伟", "Li Wei"],
    ["欧阳志强", "Ouyang Zhiqiang"],
    ["H. Janssens", "Hendrik Janssens"],
    ["J.-C. Delvaux", "Jean-Claude Delvaux"],
    ["Dr. Rami Haddad", "Rami Haddad"],
    ["RamiHaddad", "Rami Haddad"],
    ["Kofi Mens4h", "Kofi Mensah"],
    ["Janet Bumer", "Janet Burner"],
    ["Tomas Verheoven", "Tomas Verhoeven"],
  ])("meet: %s and %s", (left, right) => {
    expect(person(left, right)).toBeGreaterThanOrEqual(nameThreshold);
  });
});

describe("names of two persons", () => {
  it.each([
    ["Mohamed Amrani", "Mohamed Alaoui"],
    ["Mohamed Amrani", "Ahmed Amrani"],
    ["Hassan Ben Ali", "Hussein Ben Ali"],
    ["Jan Janssens", "Jan Peeters"],
    ["Abdelkader Benali", "Abderrahman Benali"],
    ["Ivan Petrov", "Ivan Ivanov"],
    ["Malik Ruslanovich Dzhamalov", "Malik Ibragimovich Dzhamalov"],
    ["Arben Hoxha", "Artan Hoxha"],
    ["王伟", "Wang Wen"],
    ["Omar bin Salman al-Harbi", "Salman bin Omar al-Harbi"],
    ["J. P.", "Jan Peeters"],
    ["El Amrani", "El Idrissi"],
    ["Mohamed", "Mohamed El Amrani"],
    ["Mario Rossi", "Marco Rossi"],
    ["Karim Benali", "Karima Benali"],
  ])("stay apart: %s and %s", (left, right) => {
    expect(person(left, right)).toBeLessThan(nameThreshold);
  });
});

describe("names of organisations and ships", () => {
  it.each([
    ["Fruta Sol B.V.", "FRUTA SOL besloten vennootschap"],
    ["Delmar Aktiengesellschaft", "DelmarAG"],
    ["Delmar Aktiengeselschaft", "Delmar AG"],
    ["OOO Parus", "Limited Liability Company Parus"],
    ["ООО Парус", "Общество с ограниченной ответственностью «Парус»"],
    ["Transports Delmar SARL", "S.A.R.L. Transport Delmar"],
    ["The Delmar Trading Co.", "Delmar Trading Company"],
    ["Int'l Fruit Traders", "International Fruit Traders"],
    ["Brigade 44", "Brigade Forty Four"],
    ["1st Atlantic Bank", "First Atlantic Bank"],
    ["MV Hellenic Dawn", "Hellenic Dawn"],
    ["Banana Trading Antwerp", "BTA"],
  ])("meet: %s and %s", (left, right) => {
    expect(organisation(left, right)).toBeGreaterThanOrEqual(nameThreshold);
  });

  it.each([
    ["Delmar Aktiengesellschaft", "Parus Aktiengesellschaft"],
    ["Delmar AG", "Delmar GmbH"],
    ["Delmar Fruit of Antwerp", "Delmar Fruit of Rotterdam"],
    ["Bank of Armenia", "Bank of America"],
    ["Lady Leila", "Lady Rania"],
  ])("stay apart: %s and %s", (left, right) => {
    expect(organisation(left, right)).toBeLessThan(nameThreshold);
  });
});

describe("the parts of a comparison", () => {
  it("say which words met and how", () => {
    expect(compareNames("Francisco J. Carvajal", "Paco Carvajam", "person").parts).toEqual(
      expect.arrayContaining([
        { left: "Francisco", right: "Paco", how: "nickname" },
        { left: "Carvajal", right: "Carvajam", how: "one-letter-apart" },
        { left: "J", right: "", how: "missing" },
      ]),
    );
    expect(hows("Mohamed", "M'hamed")).toEqual(["spelling-variant"]);
    expect(hows("Tchernov", "Chernov")).toEqual(["same-sound"]);
    expect(hows("H. Maes", "Henk Maes")).toEqual(["same", "initial"]);
    expect(hows("Jan Van Damme", "Jan Vandamme")).toEqual(["same", "joined"]);
  });

  it("hold every word of both names once", () => {
    fc.assert(
      fc.property(anyText, anyText, anyKind, (left, right, kind) => {
        const { parts } = compareNames(left, right, kind);
        const words = (text: string) =>
          prepareName(text, kind)
            .words.flatMap(({ written }) => written.split(" "))
            .toSorted();
        const side = (which: "left" | "right") =>
          parts.flatMap((part) => part[which].split(" ").filter(Boolean)).toSorted();
        expect(side("left")).toEqual(words(left));
        expect(side("right")).toEqual(words(right));
      }),
      { seed: 31, numRuns: 400 },
    );
  });
});

describe("any two texts whatever", () => {
  it("compare alike from both sides and each time, between 0 and 1", () => {
    fc.assert(
      fc.property(anyText, anyText, anyKind, (left, right, kind) => {
        const { score, parts } = compareNames(left, right, kind);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        const turned = compareNames(right, left, kind);
        expect(turned.score).toBe(score);
        expect(turned.parts).toEqual(
          parts.map((part) => ({ ...part, left: part.right, right: part.left })),
        );
        expect(compareNames(left, right, kind)).toEqual({ score, parts });
      }),
      { seed: 32, numRuns: 600 },
    );
  });

  it("are the same as themselves where they have a letter", () => {
    fc.assert(
      fc.property(anyText, anyKind, (text, kind) => {
        const name = prepareName(text, kind);
        const { score } = comparePrepared(name, prepareName(text, kind));
        expect(score).toBe(name.words.length > 0 ? 1 : 0);
      }),
      { seed: 33, numRuns: 400 },
    );
  });

  it("are read no further than sixteen words and 400 characters", () => {
    for (const unit of [
      "a",
      "b ",
      "ب",
      "ﷺ",
      "👩‍👩‍👧",
      "\ud800",
      "李",
      "abdel ",
      "van ",
      "'",
      "\u0301",
      "A.",
      "rn",
    ]) {
      const long = unit.repeat(10_000 / unit.length);
      for (const kind of ["person", "organisation"] as const) {
        expect(prepareName(long, kind).words.length).toBeLessThanOrEqual(16);
        for (const word of prepareName(long, kind).words)
          expect(word.text).toMatch(/^[a-z0-9]{1,48}$/);
        expect(prepareName(long, kind).words).toEqual(prepareName(long.slice(0, 800), kind).words);
      }
    }
  });
});
