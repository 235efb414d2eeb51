import { announceKeys, keyFolder } from "../../link/key-rotation.ts";
import type { Command } from "../command.ts";
import { change } from "../change.ts";
import { inGroups } from "../fingerprint.ts";
import { Refused } from "../refusal.ts";
import { withNode } from "../with-node.ts";

const dayMs = 86_400_000;
const mostDays = 90;

/** `rotate-keys` */
export const rotateKeys: Command = {
  name: "rotate-keys",
  summary: "Announce new signing and TLS keys to the partners, and change to them later",
  details:
    "Partners' nodes fetch the announcement, signed with the present key, by themselves; the node takes\nthe new keys up when their time has come, running or at its next start. A partner that is not reached\nbefore that needs the new card. Give those days enough.",
  options: {
    in: { value: "DAYS", help: "Days until the new keys are used: 1 to 90, else 7" },
    overlap: {
      value: "DAYS",
      help: "Days for which partners then still take the old ones: 1 to 90, else 7",
    },
  },
  run: async (call, config) => {
    const [ahead, overlap] = [days(call.text("in")), days(call.text("overlap"))];
    return withNode(config, async (node) => {
      const now = new Date();
      const validFrom = new Date(now.getTime() + ahead * dayMs);
      const overlapUntil = new Date(validFrom.getTime() + overlap * dayMs);
      const { id } = node.authority;
      const made = await announceKeys(
        keyFolder(config.dataDir),
        id,
        { validFrom, overlapUntil },
        now,
      );
      if (!made.ok)
        throw new Refused(
          "rotation-under-way",
          `Keys are rotating already: new ones from ${made.announced.validFrom}, former ones taken until ${made.announced.overlapUntil}.`,
        );
      const { announced } = made;
      await change(node, "rotate-keys", async () => ({
        object: { type: "authority", id },
        result: undefined,
      }));
      return {
        data: announced,
        words: [
          `The new keys are used from ${announced.validFrom}; the old ones are taken until ${announced.overlapUntil}.`,
          `TLS certificate: ${inGroups(announced.tlsFingerprint)}`,
          "Back up the folder identity again.",
        ].join("\n"),
      };
    });
  },
};

function days(text: string | undefined): number {
  if (text === undefined) return 7;
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > mostDays)
    throw new Refused("invalid", `A whole number of days from 1 to ${mostDays}, not: ${text}`);
  return number;
}
