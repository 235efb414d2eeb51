import { userInfo } from "node:os";
import { appendToLedger } from "../ledger/ledger.ts";
import type { Store, Transaction } from "../store/store.ts";

/** Who acts when a command does. */
export const commandLine = { type: "system", name: "command-line" } as const;

/** What a command changed, for the ledger. */
export type Changed<T> = { readonly object: { type: string; id: string }; readonly result: T };

/**
 * Changes something in one transaction, which also writes into the ledger which command did it and
 * which user of the operating system called it.
 * @param command its words, such as `user add`
 * @param work when it throws, nothing is kept
 */
export function change<T>(
  { store }: { readonly store: Store },
  command: string,
  work: (tx: Transaction) => Promise<Changed<T>>,
): Promise<T> {
  return store.transaction(commandLine, async (tx) => {
    const { object, result } = await work(tx);
    const facts = { what: "command-line", command, ...whoCalls() };
    await appendToLedger(tx, [{ act: "administration", object, facts }]);
    return result;
  });
}

/** The user of the operating system and, where sudo says so, who became that user. */
function whoCalls(): { operatingSystemUser: string; sudoUser?: string } {
  const sudoUser = process.env["SUDO_USER"];
  return { operatingSystemUser: systemUser(), ...(sudoUser ? { sudoUser } : {}) };
}

/** The user of the operating system, who need not have a name. */
export function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? "unknown"}`;
  }
}
