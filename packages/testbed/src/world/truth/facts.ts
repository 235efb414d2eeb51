import type { Fact, Phrase, TrueEntity } from "./entity.ts";

/** The value is written as it is. */
export function verbatim(property: string, value: string | number): Fact {
  return { property, as: "verbatim", value: String(value) };
}

/** A number of a paper, a register or a bill. */
export function document(property: string, value: string): Fact {
  return { property, as: "document", value };
}

/** A day or an instant. */
export function date(property: string, value: string): Fact {
  return { property, as: "date", value };
}

/** An E.164 number. */
export function phone(property: string, value: string): Fact {
  return { property, as: "phone", value };
}

/** ISO 3166-1 alpha-2, lower case. */
export function country(property: string, value: string): Fact {
  return { property, as: "country", value };
}

/** A UN/LOCODE. */
export function locode(property: string, value: string): Fact {
  return { property, as: "locode", value };
}

/** A text that each service writes in its own language. */
export function worded(property: string, value: Phrase): Fact {
  return { property, as: "phrase", value };
}

/** Another entity, left out where it is not known. */
export function ref(property: string, value: TrueEntity): Fact {
  return { property, as: "ref", value, needed: false };
}

/** Another entity without which this one means nothing. */
export function needed(property: string, value: TrueEntity): Fact {
  return { property, as: "ref", value, needed: true };
}
