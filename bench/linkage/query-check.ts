import {
  createIndex,
  createRegister,
  Scorer,
  type LinkageModel,
} from "../../packages/match/src/index.ts";
import { generatedPersons } from "./generated-persons.ts";

const limit = 10;
const rounding = 1e-9;

/** What the index finds beside what comparing every record finds. */
type CheckFigures = {
  readonly register: number;
  readonly queries: number;
  readonly recall_at_10: number;
  readonly recall_at_10_of_searching_all: number;
  /** How often the strongest of the index is the strongest of all. */
  readonly same_strongest: number;
};

/** Asks an index and compares every record, for the same persons. */
export function checkAgainstAll(seed: number, size: number, queries: number, model: LinkageModel) {
  const index = createIndex("Person", model);
  const register = createRegister("Person");
  const every = Math.max(1, Math.floor(size / queries));
  const wanted = [];
  let made = 0;
  for (const { kept, asked } of generatedPersons(seed, size)) {
    index.add(kept);
    register.add(kept);
    if (made++ % every === 0) wanted.push({ record: asked(), truth: kept.id });
  }
  const scorer = new Scorer(register, model);
  const right = { index: 0, all: 0, strongest: 0 };
  for (const { record, truth } of wanted) {
    const row = register.add(record);
    const scored = [];
    for (let other = 0; other < register.rowLimit; other++)
      if (other !== row) scored.push({ id: register.idOf(other), bits: scorer.bits(row, other) });
    register.remove(record.id);
    const best = scored.toSorted((one, other) => other.bits - one.bits).slice(0, limit);
    const found = index.find(record, { limit });
    if (best.some(({ id }) => id === truth)) right.all += 1;
    if (found.some(({ id }) => id === truth)) right.index += 1;
    if ((found[0]?.comparison.bits ?? 0) >= best[0]!.bits - rounding) right.strongest += 1;
  }
  const share = (count: number): number => Number((count / wanted.length).toFixed(4));
  return {
    register: size,
    queries: wanted.length,
    recall_at_10: share(right.index),
    recall_at_10_of_searching_all: share(right.all),
    same_strongest: share(right.strongest),
  } satisfies CheckFigures;
}
