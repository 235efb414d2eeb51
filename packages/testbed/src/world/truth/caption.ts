import type { TrueEntity } from "./entity.ts";

/** A name or number by which a person who reads the truth knows an entity. */
export function captionOfTruth(entity: TrueEntity): string {
  const fact = entity.facts.find(({ as }) => as !== "ref");
  if (!fact || fact.as === "ref") return entity.kind;
  if (fact.as === "phrase") return fact.value.en;
  if (fact.as !== "person") return fact.value;
  const { given, surname, secondSurname } = fact.value;
  return [given.fr, surname.fr, secondSurname?.fr].filter(Boolean).join(" ");
}
