import { describe, expect, it } from "vitest";
import { prepareName } from "./prepare-name.ts";

const words = (name: string, kind: "person" | "organisation" = "person") =>
  prepareName(name, kind).words.map(({ text }) => text);
const roles = (name: string, kind: "person" | "organisation" = "person") =>
  prepareName(name, kind).words.map(({ role }) => role);

describe("a prepared name", () => {
  it.each([
    ["M'hamed El-Amrani", "mhamed el amrani"],
    ["Łukasz Błaszczyk", "lukasz blaszczyk"],
    ["Işık ÖZTÜRK", "isik ozturk"],
    ["Щербаков Юрий", "shcherbakov yuriy"],
    ["Παπαδόπουλος Ευάγγελος", "papadopoulos evangelos"],
    ["Μπάμπης Ντίνος", "bambis dinos"],
    ["بن موسى", "bn musa"],
    ["محمد العمراني", "mhmd el amrani"],
    ["عبد الرحمن بن علي", "abd el rhmn ben ali"],
    ["כהן יוסף", "khn iusf"],
    ["习近平", "xi jinping"],
    ["欧阳修", "ouyang xiu"],
    ["曾志强", "zeng zhiqiang"],
    ["김철수", "kim cheolsu"],
    ["バラク・オバマ", "baraku obama"],
    ["JanDaniel Bothma", "jan daniel bothma"],
  ])("in Latin letters: %s is %s", (name, latin) => {
    expect(words(name).join(" ")).toBe(latin);
  });

  it("tells titles, particles, fathers and initials from names", () => {
    expect(roles("Dr. Jan van den Berg")).toEqual([
      "title",
      "name",
      "particle",
      "particle",
      "name",
    ]);
    expect(roles("Haji Asad Khan")).toEqual(["name", "name", "name"]);
    expect(roles("Ben Ali")).toEqual(["name", "name"]);
    expect(roles("Sergey Viktorovich Lavrenko")).toEqual(["name", "patronymic", "name"]);
    expect(roles("A. Smit Jr")).toEqual(["initial", "name", "generation"]);
    expect(
      prepareName("Salim bin Omar al-Harbi", "person")
        .words.filter(({ father }) => father)
        .map(({ text }) => text),
    ).toEqual(["omar"]);
  });

  it("lets a frequent name, a particle and a title weigh less", () => {
    const [title, frequent, particle, rare] = prepareName(
      "Dr. Mohamed el Zemmouri",
      "person",
    ).words;
    expect(title!.weight).toBeLessThan(frequent!.weight);
    expect(particle!.weight).toBeLessThan(frequent!.weight);
    expect(frequent!.weight).toBeLessThan(rare!.weight);
  });

  it("knows the legal forms of companies, of one word and of several", () => {
    for (const form of [
      "B.V.",
      "Aktiengesellschaft",
      "Gesellschaft mit beschränkter Haftung",
      "S.à r.l.",
      "Sp. z o.o.",
      "ООО",
      "открытое акционерное общество",
      "Anonim Şirketi",
      "Sh.p.k.",
      "S.A. de C.V.",
    ])
      expect(roles(`Delmar ${form}`, "organisation")).toEqual(["name", "legal-form"]);
    expect(roles("Holding B.V.", "organisation")).toEqual(["common", "legal-form"]);
    expect(roles("B.V.", "organisation")).toEqual(["name"]);
  });

  it("reads numbers in figures, words and Roman numerals alike", () => {
    expect(words("Delmar Fund III", "organisation")).toEqual(
      words("Delmar Fund 3", "organisation"),
    );
    expect(words("Third Delmar Fund", "organisation")[0]).toBe("3");
  });
});
