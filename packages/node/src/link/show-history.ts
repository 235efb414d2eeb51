import { askConsistencySchema, parseBy, toBase64 } from "@entente/protocol";
import type { NodeContext } from "../context.ts";
import type { Sealer } from "../ledger/sealer.ts";
import { nameCheckpoint } from "../ledger/thin-checkpoints.ts";
import { proveConsistency } from "../ledger/tree-proofs.ts";
import type { Store } from "../store/store.ts";
import type { Operation } from "./operation.ts";

/** `POST /link/ledger/consistency`: shows a partner that the ledger continues what it was. */
export function showHistory({ store }: Pick<NodeContext, "store">, sealer: Sealer): Operation {
  return async (partner, body) => {
    const asked = parseBy(askConsistencySchema, body);
    if (!asked.ok) return { status: 400, body: { reason: "malformed", path: asked.path } };
    const checkpoint = await sealer.seal();
    const { from, to = checkpoint.size } = asked.value;
    if (from === undefined) return { status: 200, body: { checkpoint, proof: [] } };
    const proof = await prove(store, from, to, checkpoint.size);
    if (proof) await noteVerified(store, partner.authority.id, from);
    return proof
      ? { status: 200, body: { checkpoint, proof: proof.map(toBase64) } }
      : { status: 409, body: { reason: "no-such-ledger" } };
  };
}

/** What a partner verified last is the checkpoint it asks from. */
function noteVerified(store: Store, partnerId: string, size: number): Promise<void> {
  return store.transaction({ type: "system", name: "ledger" }, (tx) =>
    nameCheckpoint(tx, `partner/${partnerId}`, size),
  );
}

/** Null when the ledger is not, or no longer, as large as that. */
async function prove(
  store: Store,
  from: number,
  to: number,
  size: number,
): Promise<Uint8Array[] | null> {
  if (from > to || to > size) return null;
  try {
    return await store.transaction({ type: "system", name: "ledger" }, (tx) =>
      proveConsistency(tx, from, to),
    );
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
