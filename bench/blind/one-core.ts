import {
  blindBatch,
  evaluateBatch,
  evaluateOwn,
  finalizeBatch,
  generateKey,
  ready,
} from "../../packages/blind/src/index.ts";
import { round } from "../support/figures.ts";
import { bareLoop, forBlindAndFinalize, forOwn } from "./bare-loop.ts";
import { matchKeys } from "./match-keys.ts";

const batch = 100;
const rounds = 40;

/** The steps of the blind protocol in one thread, by the processor time that they take. */
export type OneCore = {
  readonly blind_finalize_per_s: number;
  readonly evaluate_per_s: number;
  readonly own_per_s: number;
  readonly blind_finalize_share_of_ceiling: number;
  readonly own_share_of_ceiling: number;
};

/**
 * Measures the steps in turns with bare loops of the same primitives. Figures count the processor time of
 * the thread, not the clock, so that other programs disturb them little.
 * @throws Error when the two ways to an output differ
 */
export async function measureOneCore(): Promise<OneCore> {
  await ready();
  const { secretKey } = generateKey();
  const inputs = matchKeys(batch);
  const { blinds, elements } = blindBatch(inputs);
  const answer = evaluateBatch(secretKey, elements);
  const finalized = answer.ok ? finalizeBatch(inputs, blinds, answer.evaluated) : answer;
  if (!finalized.ok || !Buffer.from(finalized.outputs).equals(evaluateOwn(secretKey, inputs)))
    throw new Error("the two ways to an output differ");

  const work = {
    blindFinalizeCeiling: () => bareLoop(batch, forBlindAndFinalize),
    ownCeiling: () => bareLoop(batch, forOwn),
    blindFinalize: () => {
      const blinded = blindBatch(inputs);
      // What the holder does in between belongs to its own core; any element takes as long to open.
      finalizeBatch(inputs, blinded.blinds, blinded.elements);
    },
    evaluate: () => evaluateBatch(secretKey, elements),
    own: () => evaluateOwn(secretKey, inputs),
  };
  type Step = keyof typeof work;
  const spent = { blindFinalizeCeiling: 0, ownCeiling: 0, blindFinalize: 0, evaluate: 0, own: 0 };
  for (let at = 0; at <= rounds; at++)
    for (const step of Object.keys(work) as Step[]) {
      const seconds = cpuSeconds(work[step]);
      if (at > 0) spent[step] += seconds;
    }
  const perSecond = (step: Step): number => Math.round((batch * rounds) / spent[step]);
  return {
    blind_finalize_per_s: perSecond("blindFinalize"),
    evaluate_per_s: perSecond("evaluate"),
    own_per_s: perSecond("own"),
    blind_finalize_share_of_ceiling: round(spent.blindFinalizeCeiling / spent.blindFinalize, 3),
    own_share_of_ceiling: round(spent.ownCeiling / spent.own, 3),
  };
}

function cpuSeconds(task: () => unknown): number {
  const before = process.threadCpuUsage();
  task();
  const used = process.threadCpuUsage(before);
  return (used.user + used.system) / 1e6;
}
