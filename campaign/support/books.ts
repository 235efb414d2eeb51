import { openStore, type Store, type Transaction } from "../../packages/node/src/store/store.ts";
import type { Member } from "./world.ts";

/** Reads the databases of all members as they are, past their nodes. */
export type Books = {
  readonly of: (member: Member) => <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
};

const actor = { type: "system", name: "campaign" } as const;

/** Opens the books of all members. */
export function openBooks(members: readonly Member[]): Books {
  const stores = new Map<Member, Store>(
    members.map((member) => [member, openStore(member.databaseUrl, 2)]),
  );
  return {
    of: (member) => (work) => {
      const store = stores.get(member);
      if (!store) throw new Error(`${member.authority.id} has no books`);
      return store.transaction(actor, work);
    },
    close: async () => {
      await Promise.all([...stores.values()].map((store) => store.close()));
    },
  };
}
