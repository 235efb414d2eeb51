import type { Store } from "../store/store.ts";
import { isBase, keepSeen, lockWitness, type SeenCheckpoint } from "../ledger/witness-store.ts";
import { checkHistory, type CheckingNode } from "./check-history.ts";
import type { Partner, Partners } from "./partners.ts";

/** Witness of the partners' ledgers. */
export type Witness = {
  /** Remembers a genuine checkpoint of a partner, to be kept and checked soon. */
  readonly saw: (partner: Partner, seen: SeenCheckpoint) => void;
  /**
   * Keeps what was seen, and has every partner show what is not yet shown; with `all`, also those of
   * whom nothing new was seen.
   */
  readonly check: (all?: boolean) => Promise<void>;
};

/** More different checkpoints of one partner than this are not remembered between two checks. */
const rememberedAtMost = 50;

const witness = { type: "system", name: "ledger-witness" } as const;

/** A witness that has seen nothing yet. */
export function openWitness(node: CheckingNode & { readonly partners: Partners }): Witness {
  const seen = new Map<string, Map<string, SeenCheckpoint>>();

  const keep = async (partnerId: string): Promise<void> => {
    const remembered = [...(seen.get(partnerId)?.values() ?? [])];
    seen.delete(partnerId);
    if (remembered.length === 0) return;
    await node.store.transaction(witness, async (tx) => {
      for (const one of remembered.toSorted(bySize)) await keepSeen(tx, partnerId, one, node.now());
    });
  };

  return {
    saw({ authority: { id } }, one) {
      const remembered = seen.get(id) ?? new Map<string, SeenCheckpoint>();
      seen.set(id, remembered);
      if (remembered.size >= rememberedAtMost) remembered.delete(inTheMiddle(remembered));
      remembered.set(`${one.checkpoint.size}/${one.checkpoint.root}`, one);
    },
    async check(all = false) {
      const one = async (partner: Partner): Promise<void> => {
        const { id } = partner.authority;
        const fresh = seen.has(id);
        await keep(id);
        if (all || fresh || (await isUnproven(node.store, id))) await checkHistory(node, partner);
      };
      await Promise.all((await node.partners.all()).map(one));
    },
  };
}

/** The oldest and the newest say most. */
function inTheMiddle(remembered: ReadonlyMap<string, SeenCheckpoint>): string {
  return [...remembered.keys()][Math.floor(remembered.size / 2)] ?? "";
}

function bySize({ checkpoint: a }: SeenCheckpoint, { checkpoint: b }: SeenCheckpoint): number {
  return a.size - b.size;
}

function isUnproven(store: Store, partnerId: string): Promise<boolean> {
  return store.transaction(witness, async (tx) => {
    const known = await lockWitness(tx, partnerId);
    if (!known || known.rewritten_at) return false;
    return isBase(known.newest) && known.verified?.size !== known.newest.size;
  });
}
