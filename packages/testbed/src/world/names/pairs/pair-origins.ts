import { albanian } from "../albanian.ts";
import { flemish, walloon } from "../belgian.ts";
import { chinese } from "../chinese.ts";
import { dutch } from "../dutch.ts";
import { french } from "../french.ts";
import { greek } from "../greek.ts";
import { portuguese, spanish } from "../iberian.ts";
import { italian } from "../italian.ts";
import { moroccan } from "../moroccan.ts";
import { slavic } from "../slavic.ts";
import type { NameList } from "../spelling.ts";
import { turkish } from "../turkish.ts";

/** A script and an origin for which rates of errors are measured. */
export type PairOrigin = {
  readonly id: string;
  readonly names: NameList;
  /** Which of the two names is in the script of its origin. */
  readonly native: "none" | "one" | "both";
  readonly surnames: 1 | 2;
  /** True when surname and given name stand together, surname first, in the native script. */
  readonly surnameFirst: boolean;
};

/** The origins and scripts, in the order of the table in the docs. */
export const pairOrigins: readonly PairOrigin[] = [
  origin("dutch", joined(dutch, flemish)),
  origin("french", joined(french, walloon)),
  origin("spanish", spanish, "none", 2),
  origin("portuguese", portuguese, "none", 2),
  origin("italian", italian),
  origin("albanian", albanian),
  origin("turkish", turkish),
  origin("maghreb-latin", moroccan),
  origin("maghreb-arabic", moroccan, "both"),
  origin("maghreb-mixed", moroccan, "one"),
  origin("cyrillic", slavic, "both"),
  origin("cyrillic-latin", slavic, "one"),
  origin("greek", greek, "both"),
  origin("greek-latin", greek, "one"),
  origin("han", chinese, "both", 1, true),
  origin("han-latin", chinese, "one", 1, true),
];

function origin(
  id: string,
  names: NameList,
  native: PairOrigin["native"] = "none",
  surnames: 1 | 2 = 1,
  surnameFirst = false,
): PairOrigin {
  return { id, names, native, surnames, surnameFirst };
}

function joined(one: NameList, other: NameList): NameList {
  return {
    male: [...one.male, ...other.male],
    female: [...one.female, ...other.female],
    surnames: [...one.surnames, ...other.surnames],
  };
}
