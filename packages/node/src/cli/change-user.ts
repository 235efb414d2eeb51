import type { NodeConfig } from "../config/config.ts";
import type { UserChange } from "../features/people/administration.ts";
import type { Transaction } from "../store/store.ts";
import { change } from "./change.ts";
import type { Option } from "./command.ts";
import { Refused } from "./refusal.ts";
import { withStore } from "./with-store.ts";

/** Names the user to change. */
export const emailOption: Readonly<Record<string, Option>> = {
  email: { value: "EMAIL", help: "What the user signs in with", required: true },
};

/**
 * Changes a user.
 * @param command its words, for the ledger
 * @returns the user's id
 * @throws Refused when there is no such user
 */
export function changeUser(
  config: NodeConfig,
  command: string,
  email: string,
  work: (tx: Transaction) => Promise<UserChange>,
): Promise<string> {
  return withStore(config, (store) =>
    change({ store }, command, async (tx) => {
      const changed = await work(tx);
      if (!changed.ok)
        throw new Refused(changed.reason, `There is no user ${email}; see: user list`);
      return { object: { type: "user", id: changed.id }, result: changed.id };
    }),
  );
}
