import {
  checkpointBytes,
  isSigned,
  messageBytes,
  receiptBytes,
  type Checkpoint,
  type Receipt,
  type UnsignedReceipt,
} from "@entente/protocol";
import type { Sealer } from "../ledger/sealer.ts";
import type { SeenCheckpoint } from "../ledger/witness-store.ts";
import type { Identity } from "./identity.ts";
import type { Partner, PinnedKeys } from "./partners.ts";
import type { Witness } from "./witness.ts";

/** What the node signs about an exchange, and what it keeps of what the partner signed. */
export type Evidence = {
  /** This node's signature under a message, base64. */
  readonly signMessage: (bodyHash: string) => string;
  readonly signReceipt: (receipt: UnsignedReceipt) => Receipt;
  /** The newest checkpoint of the own ledger, with all in it that was committed before. */
  readonly checkpoint: () => Promise<Checkpoint>;
  /** Takes note of a partner's checkpoint. @returns false when the partner did not sign it */
  readonly witness: (partner: Partner, checkpoint: Checkpoint) => boolean;
};

/** @param node its keys, its sealed ledger, and what it knows of its partners' ledgers */
export function openEvidence(node: {
  readonly identity: Pick<Identity, "sign">;
  readonly sealer: Sealer;
  readonly witness: Pick<Witness, "saw">;
}): Evidence {
  const sign = (bytes: Uint8Array): string => node.identity.sign(bytes).toString("base64");
  return {
    signMessage: (bodyHash) => sign(messageBytes(bodyHash)),
    signReceipt: (receipt) => ({ ...receipt, signature: sign(receiptBytes(receipt)) }),
    checkpoint: () => node.sealer.seal(),
    witness: (partner, checkpoint) => {
      const seen = seenCheckpoint(partner, checkpoint);
      if (seen) node.witness.saw(partner, seen);
      return seen !== null;
    },
  };
}

/** A checkpoint with the key that signed it; null when it is not the partner's own. */
export function seenCheckpoint(partner: Partner, checkpoint: Checkpoint): SeenCheckpoint | null {
  if (checkpoint.authority !== partner.authority.id) return null;
  const key = keyUnder(partner, checkpointBytes(checkpoint), checkpoint.signature);
  return key ? { checkpoint, signingKey: key.signingKey } : null;
}

/** The partner's key that made the signature; undefined when none of those taken now did. */
export function keyUnder(
  partner: Partner,
  bytes: Uint8Array,
  signature: string,
): PinnedKeys | undefined {
  return partner.keys.find(({ key }) => isSigned(bytes, signature, key));
}
