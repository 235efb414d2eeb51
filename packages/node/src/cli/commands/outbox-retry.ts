import { retryHeld } from "../../link/outbox-by-hand.ts";
import { changeMessage } from "../change-message.ts";
import type { Command } from "../command.ts";

/** `outbox retry` */
export const outboxRetry: Command = {
  name: "outbox retry",
  summary: "Try a waiting message at once, or send a failed one again",
  details: "A partner that has it already answers with its first receipt: nothing happens twice.",
  operand: "MESSAGE",
  run: async (call, config) => {
    const { operand: id } = call;
    const { partner, type } = await changeMessage(config, "outbox retry", id, retryHeld);
    return { data: { id, partner, type }, words: `The ${type} to ${partner} is tried again now.` };
  },
};
