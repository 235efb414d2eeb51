import {
  appendLeaves,
  checkpointBytes,
  isSigned,
  publicKeyOf,
  rootOf,
  type Checkpoint,
  type Subtree,
} from "@entente/protocol";
import { sql } from "kysely";
import type { NodeContext } from "../context.ts";
import type { Transaction } from "../store/store.ts";
import { keptLevel } from "./kept-level.ts";
import { lockTree, takeFreshEntries } from "./take-fresh.ts";

/** What sealing needs of its node. */
export type SealingNode = Pick<NodeContext, "authority" | "identity" | "now" | "store">;

const sealer = { type: "system", name: "ledger" } as const;

/**
 * Gives every committed entry that has none its place in the tree, and signs a checkpoint over the
 * whole. The tree's row is locked meanwhile, so that several servers of one database seal one after
 * the other. When this resolves the checkpoint is on the disk and may leave.
 */
export function seal(node: SealingNode): Promise<Checkpoint> {
  return node.store.transaction(sealer, async (tx) => {
    const tree = await lockTree(tx);
    const fresh = await takeFreshEntries(tx, tree);
    const unchanged = fresh.leaves.length === 0 && tree.cluster === tree.present;
    if (unchanged && tree.checkpoint && isOwn(node, tree.checkpoint)) return tree.checkpoint;
    const complete: { subtree: Subtree; hash: Uint8Array }[] = [];
    const grown = appendLeaves(tree, fresh.leaves, (subtree, hash) => {
      if (subtree.level >= keptLevel) complete.push({ subtree, hash });
    });
    const signed = sign(node, grown.size, rootOf(grown), tree.checkpoint);
    await keepSubtrees(tx, complete);
    await sql`
      with kept as (
        insert into ledger_checkpoint (size, checkpoint, signing_key)
        values (${signed.size}, ${JSON.stringify(signed)}, ${node.identity.signingKey})
      )
      update ledger_tree set size = ${grown.size}, peaks = ${grown.peaks}::bytea[],
        snapshot = ${fresh.snapshot}, cluster = ${tree.present}, stale_seq = ${fresh.staleSeq},
        checkpoint = ${JSON.stringify(signed)}
    `.execute(tx);
    return signed;
  });
}

/** False for one signed with a key before the present one: partners may take that one no more. */
function isOwn({ identity }: SealingNode, checkpoint: Checkpoint): boolean {
  const key = publicKeyOf(identity.signingKey);
  return isSigned(checkpointBytes(checkpoint), checkpoint.signature, key);
}

/** Its instant is never before that of the checkpoint before it, whatever the clocks of servers say. */
function sign(
  { authority, identity, now }: SealingNode,
  size: number,
  root: Uint8Array,
  before: Checkpoint | null,
): Checkpoint {
  const present = now().toISOString();
  const statement = {
    authority: authority.id,
    size,
    root: Buffer.from(root).toString("hex"),
    at: before && before.at > present ? before.at : present,
  };
  const signature = identity.sign(checkpointBytes(statement)).toString("base64");
  return { ...statement, signature };
}

async function keepSubtrees(
  tx: Transaction,
  complete: readonly { subtree: Subtree; hash: Uint8Array }[],
): Promise<void> {
  if (complete.length === 0) return;
  await sql`
    insert into ledger_node (level, index, hash)
    select * from unnest(
      ${complete.map(({ subtree }) => subtree.level)}::smallint[],
      ${complete.map(({ subtree }) => subtree.index)}::bigint[],
      ${complete.map(({ hash }) => Buffer.from(hash))}::bytea[]
    )
  `.execute(tx);
}
