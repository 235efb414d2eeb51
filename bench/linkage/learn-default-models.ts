/**
 * Learns the models that the match package ships, without labels, from a generated world, and
 * writes them as data: `node bench/linkage/learn-default-models.ts`. The same code gives the same.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  createRegister,
  learnModel,
  linkableKinds,
  presumedModel,
  type LinkageModel,
} from "../../packages/match/src/index.ts";
import { worldRecords } from "./world-records.ts";

const seed = 7;
const recordsPerNode = 2000;
/** Kinds with several fields, of which enough records are there twice, are learned. */
const learned = new Set(["Person", "Organization", "Company", "Vessel"]);
const folder = join(import.meta.dirname, "../../packages/match/src/linkage/learning");

const world = worldRecords(seed, recordsPerNode);
const models = linkableKinds.map((kind) => {
  const rows = world.get(kind === "Organization" ? "Company" : kind) ?? [];
  const register = createRegister(
    kind,
    rows.map(({ record }) => record),
  );
  const presumed = presumedModel(register);
  return rounded(learned.has(kind) ? learnModel(register, presumed) : presumed);
});
writeFileSync(join(folder, "default-models.json"), `${JSON.stringify(models, null, 1)}\n`);

/** Four digits, and no shares of values: names of a generated world say nothing of a real one. */
function rounded(model: LinkageModel): LinkageModel {
  const short = (value: number): number => Number(value.toPrecision(4));
  return {
    ...model,
    prior: short(model.prior),
    fields: model.fields.map(({ id, levels, ordinary }) => ({
      id,
      levels: levels.map((level) => ({ id: level.id, m: short(level.m), u: short(level.u) })),
      ...(ordinary === undefined ? {} : { ordinary }),
    })),
  };
}
