import { acceptHistory } from "../../ledger/accept-history.ts";
import { change, systemUser } from "../change.ts";
import { yesOption, type Command } from "../command.ts";
import { Misused, Refused } from "../refusal.ts";
import { withStore } from "../with-store.ts";

const shortestReason = 10;

/** `partner accept-history` */
export const partnerAcceptHistory: Command = {
  name: "partner accept-history",
  summary: "Accept a partner's log again after it was found rewritten, as after a restored backup",
  details:
    "Ask the partner by another way first what happened: a log that was rewritten to hide something looks\nthe same. The break and its evidence stay, and are shown on the partner's page with the reason.",
  operand: "PARTNER",
  options: {
    reason: {
      value: "TEXT",
      help: "Why it is accepted: whom you asked, and the answer",
      required: true,
    },
    ...yesOption,
  },
  run: async (call, config) => {
    const { operand: partner } = call;
    const reason = call.required("reason").trim();
    if (reason.length < shortestReason)
      throw new Misused("--reason says whom you asked and what the answer was.");
    if (!call.flag("yes"))
      await call.terminal.confirm(`Accept the log of ${partner} as it is from now on?`);
    const rewrittenAt = await withStore(config, (store) =>
      change({ store }, "partner accept-history", async (tx) => {
        const accepted = await acceptHistory(tx, partner, {
          by: systemUser(),
          reason,
          at: new Date(),
        });
        if (!accepted.ok)
          throw new Refused(accepted.reason, `The log of ${partner} is not marked as rewritten.`);
        return { object: { type: "authority", id: partner }, result: accepted.rewrittenAt };
      }),
    );
    return {
      data: { partner, rewrittenAt: rewrittenAt.toISOString(), reason },
      words: `The log of ${partner} is witnessed anew from its next checkpoint on. The break stays on its page.`,
    };
  },
};
