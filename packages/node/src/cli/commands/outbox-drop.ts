import { dropHeld } from "../../link/outbox-by-hand.ts";
import { changeMessage } from "../change-message.ts";
import type { Command } from "../command.ts";

/** `outbox drop` */
export const outboxDrop: Command = {
  name: "outbox drop",
  summary: "Give up a message that waits, so that those behind it go on",
  details:
    "The partner does not get it. A list of matching tags is then sent anew as a whole; anything else " +
    "is missing at the partner until somebody does it again. To undo it: outbox retry.",
  operand: "MESSAGE",
  run: async (call, config) => {
    const { operand: id } = call;
    const { partner, type } = await changeMessage(config, "outbox drop", id, dropHeld);
    return {
      data: { id, partner, type },
      words: `The ${type} to ${partner} is given up. To undo it: outbox retry ${id}`,
    };
  },
};
