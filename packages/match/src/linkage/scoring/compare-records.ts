import { nameWords } from "../../names/index.ts";
import type { Comparison, LinkageModel, LinkRecord } from "../linkage-types.ts";
import { nameFields } from "../register/name-column.ts";
import { createRegister } from "../register/register.ts";
import { Scorer } from "./scorer.ts";

const nameProperties = [
  "lastName",
  "firstName",
  "name",
  "secondName",
  "middleName",
  "alias",
  "previousName",
];

/**
 * Compares two records field by field. Symmetric but for the sides of the evidence. How rare a
 * value is comes from the model, since two records tell nothing of that.
 * @throws RangeError when the model is of a kind that is not linked
 */
export function compareRecords(
  left: LinkRecord,
  right: LinkRecord,
  model: LinkageModel,
): Comparison {
  const register = createRegister(model.kind);
  const [one, other] = [
    register.add({ ...left, id: "left" }),
    register.add({ ...right, id: "right" }),
  ];
  return asWritten(new Scorer(register, model, "model").explain(one, other), left, right);
}

/** A comparison with the names as the records write them, where the register keeps only words. */
function asWritten(comparison: Comparison, left: LinkRecord, right: LinkRecord): Comparison {
  const evidence = comparison.evidence.map((one) =>
    nameFields.some((field) => field === one.field)
      ? { ...one, left: writtenWord(left, one.left), right: writtenWord(right, one.right) }
      : one,
  );
  return { ...comparison, evidence };
}

function writtenWord({ values }: LinkRecord, word: string): string {
  for (const property of nameProperties)
    for (const name of values.get(property) ?? []) {
      const pieces = name.slice(0, 400).split(/[\s,]+/);
      const found = pieces.find((piece) => nameWords(piece, false).includes(word));
      if (found !== undefined) return found;
    }
  return word;
}
