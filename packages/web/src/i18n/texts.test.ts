import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { en } from "./en.ts";
import { fr } from "./fr.ts";
import { nl } from "./nl.ts";

const languages = { en, fr, nl };
const keys = Object.keys(en);
const root = join(import.meta.dirname, "..");
const source = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !/i18n[/\\](en|fr|nl)[/\\]|\.test\.ts$/.test(file))
  .map((file) => readFileSync(join(root, file), "utf8"))
  .join("\n");

/** The beginnings of keys that are put together at run time: `hit.state.` of `hit.state.${state}`. */
const prefixes = [...source.matchAll(/`([a-z-]+(?:\.[A-Za-z-]+)*\.)\$\{/g)].map(
  ([, prefix]) => prefix!,
);

describe("the texts", () => {
  test("have the same keys in every language", () => {
    for (const texts of [fr, nl]) expect(Object.keys(texts).toSorted()).toEqual(keys.toSorted());
  });

  test("are empty nowhere", () => {
    for (const texts of Object.values(languages))
      expect(Object.entries(texts).filter(([, text]) => text.trim() === "")).toEqual([]);
  });

  test("have the same places to fill in every language", () => {
    for (const key of Object.keys(en) as (keyof typeof en)[]) {
      expect({ key, places: places(fr[key]) }).toEqual({ key, places: places(en[key]) });
      expect({ key, places: places(nl[key]) }).toEqual({ key, places: places(en[key]) });
    }
  });

  test("have both plural forms or none", () => {
    const stems = (ending: string) =>
      keys.filter((key) => key.endsWith(ending)).map((key) => key.slice(0, -ending.length));
    expect(stems("_one").toSorted()).toEqual(stems("_other").toSorted());
  });

  test("are all used by a page", () => {
    const unused = keys
      .map((key) => key.replace(/_(one|other)$/, ""))
      .filter(
        (key) => !source.includes(`"${key}"`) && !prefixes.some((prefix) => key.startsWith(prefix)),
      );
    expect(unused).toEqual([]);
  });
});

function places(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!).toSorted();
}
