import { latinWords } from "../names/index.ts";
import { matchKey, type MatchKey } from "./key-types.ts";
import { valuesOf, type Values } from "./values.ts";

const prefixes = new Set(["mv", "ms", "mt", "mts", "ss", "sv", "fv", "my", "m", "v", "s", "t"]);

/** The keys of a ship's names, alone and with the flag: together still no hit, for names repeat. */
export function shipNameKeys(values: Values): MatchKey[] {
  const flags = valuesOf(values, "flag", 2);
  const names = ["name", "previousName", "alias"].flatMap((property) =>
    valuesOf(values, property, 2),
  );
  return names.slice(0, 4).flatMap((text) => {
    const words = latinWords(text);
    const name = words
      .slice(
        Math.max(
          0,
          words.findIndex((word) => !prefixes.has(word)),
        ),
      )
      .join("");
    if (name === "") return [];
    return [
      matchKey("ship-name", name),
      ...flags.map((flag) => matchKey("ship-name-flag", name, flag)),
    ];
  });
}
