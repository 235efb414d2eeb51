import {
  consistencySchema,
  faultSchema,
  parseBy,
  verifyConsistency,
  type Checkpoint,
} from "@entente/protocol";
import type { NodeContext } from "../context.ts";
import {
  faultOf,
  isBase,
  keepSeen,
  keepVerified,
  lockWitness,
  markRewritten,
  type SeenCheckpoint,
  type Witnessed,
} from "../ledger/witness-store.ts";
import type { Client } from "./client.ts";
import { seenCheckpoint } from "./evidence.ts";
import type { Partner } from "./partners.ts";
import { consistencyPath } from "./paths.ts";

/** What checking a partner's history needs. */
export type CheckingNode = Pick<NodeContext, "store" | "log" | "now"> & {
  readonly client: Pick<Client, "post">;
};

const witness = { type: "system", name: "ledger-witness" } as const;

/**
 * Has a partner show that its ledger continues the one that was verified last, up to the newest
 * checkpoint known of it or, when that is verified, up to its present one. The first checkpoint of a
 * partner is taken as it is: there is nothing before it. A partner that cannot be reached has neither
 * shown nor refused anything.
 */
export async function checkHistory(node: CheckingNode, partner: Partner): Promise<void> {
  const partnerId = partner.authority.id;
  const known = await node.store.transaction(witness, (tx) => lockWitness(tx, partnerId));
  if (known?.rewritten_at) return;
  const target = unprovenOf(partner, known);
  const from = isBase(known?.verified) ? known.verified.size : undefined;
  const question = { from, to: from === undefined ? undefined : target?.checkpoint.size };
  const answer = await node.client.post(partner, consistencyPath, JSON.stringify(question));
  if (!answer.ok) return;
  const given = answer.status === 200 ? parseBy(consistencySchema, answer.body) : null;
  const seen = given?.ok ? seenCheckpoint(partner, given.value.checkpoint) : null;
  if (given?.ok && seen) {
    const claim = { target: target ?? seen, answered: seen, proof: given.value.proof };
    return conclude(node, partner.authority.id, known?.verified ?? null, claim);
  }
  const fault = answer.status === 409 ? parseBy(faultSchema, answer.body) : null;
  if (fault?.ok && isBase(known?.verified)) return notGiven(node, partnerId, known);
  const { status } = answer;
  node.log.warn({ partnerId, status }, "a partner did not show the history of its ledger");
}

/**
 * The newest checkpoint known of a partner, while it is not shown that it continues what was verified;
 * null also when it was signed with a key that is no longer taken.
 */
function unprovenOf(partner: Partner, known: Witnessed | undefined): SeenCheckpoint | null {
  if (!known || known.newest.size <= (known.verified?.size ?? 0)) return null;
  return seenCheckpoint(partner, known.newest);
}

async function conclude(
  { store, now }: CheckingNode,
  partnerId: string,
  base: Checkpoint | null,
  claim: {
    readonly target: SeenCheckpoint;
    readonly answered: SeenCheckpoint;
    readonly proof: readonly string[];
  },
): Promise<void> {
  const { target, answered, proof } = claim;
  await store.transaction(witness, async (tx) => {
    await keepSeen(tx, partnerId, answered, now());
    const present = await lockWitness(tx, partnerId);
    // What another server of this node has verified meanwhile is not overwritten with less.
    if (!present || present.rewritten_at || present.verified?.size !== base?.size) return;
    if (!isBase(base)) return;
    if (!proves(base, target.checkpoint, proof)) {
      const fault = faultOf("proof-failed", base, target.checkpoint);
      return markRewritten(tx, partnerId, fault, now());
    }
    await keepVerified(tx, partnerId, present, target, now());
  });
}

function proves(base: Checkpoint, target: Checkpoint, proof: readonly string[]): boolean {
  const sized = ({ size, root }: Checkpoint) => ({ size, root: Buffer.from(root, "hex") });
  return verifyConsistency(
    { from: sized(base), to: sized(target) },
    proof.map((hash) => Buffer.from(hash, "base64")),
  );
}

function notGiven(
  { store, now }: CheckingNode,
  partnerId: string,
  known: Witnessed,
): Promise<void> {
  return store.transaction(witness, async (tx) => {
    const present = await lockWitness(tx, partnerId);
    if (!present || present.rewritten_at) return;
    const { verified, newest } = known;
    await markRewritten(
      tx,
      partnerId,
      faultOf("proof-not-given", verified ?? newest, newest),
      now(),
    );
  });
}
