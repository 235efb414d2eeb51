import type { LinkageModel } from "../linkage-types.ts";
import type { Register } from "../register/register.ts";
import { fieldsOf } from "../scoring/level-reader.ts";
import { finish } from "../steps.ts";
import { chanceLevels } from "./chance-levels.ts";
import { liveRows } from "./learn-model.ts";
import { startingLevels } from "./starting-levels.ts";

const chancePairs = 100_000;
/** One record in ten is there twice. */
const duplicatesPerRecord = 0.1;

/**
 * A model that learns only what chance does (u) from a register and presumes how often records of
 * the same thing agree: for kinds with one identifier, where there is nothing to learn the rest from.
 */
export function presumedModel(register: Register): LinkageModel {
  const rows = liveRows(register);
  const fields = fieldsOf(register);
  const m = startingLevels(fields);
  const u = finish(chanceLevels(register, rows, chancePairs));
  return {
    version: 1,
    kind: register.kind,
    prior: Math.min(0.5, (duplicatesPerRecord * 2) / Math.max(2, rows.length)),
    size: rows.length,
    fields: fields.map(({ id, levels }, at) => ({
      id,
      levels: levels.map((level, place) => ({
        id: level,
        m: m[at]![place]!,
        u: u[at]![place]!,
      })),
    })),
  };
}
