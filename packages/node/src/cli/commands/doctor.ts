import type { Command } from "../command.ts";
import { examine } from "../doctor/examine.ts";

/** `doctor` */
export const doctor: Command = {
  name: "doctor",
  summary: "Check the node and say what to do; changes nothing",
  details: "Ends with 1 when something fails; warnings end with 0.",
  run: async (_call, config) => {
    const findings = await examine(config);
    const width = Math.max(...findings.map(({ check }) => check.length));
    const lines = findings.map(({ check, state, words, remedy }) => {
      const advice = remedy === undefined ? "" : ` → ${remedy}`;
      return `${state.padEnd(4)}  ${check.padEnd(width)}  ${words}${advice}`;
    });
    return {
      data: { findings },
      words: lines.join("\n"),
      failed: findings.some(({ state }) => state === "fail"),
    };
  },
};
