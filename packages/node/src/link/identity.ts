import type { AgreementTerms } from "@entente/model";
import { signAgreement, type NextKeys } from "@entente/protocol";
import { foldKeys, keyFolder, readKeyFolder, type KeyFolder } from "./key-rotation.ts";
import type { KeySet } from "./key-set.ts";

/** Who the node is to its partners; its keys change by themselves when announced ones come due. */
export type Identity = Omit<KeySet, "seed"> & {
  /** The node's signature under the terms of an agreement, base64. */
  readonly signAgreement: (terms: AgreementTerms) => string;
  /** Keys that were announced, until nobody takes the former ones any more; else null. */
  readonly announced: NextKeys | null;
  /** The keys before those of now, while partners may still take them; else null. */
  readonly former: Pick<KeySet, "signingKey"> | null;
  /** Reads the folder again: keys may have been announced, or have taken the former ones' place. */
  readonly refresh: () => Promise<void>;
};

/**
 * Reads the node's keys, making them at the first start.
 * @param dataDir the node's own folder; the keys are kept below it, readable by the owner only
 * @param clock decides which keys are used
 * @throws when the files cannot be read or written, or others may read them
 */
export async function loadIdentity(
  dataDir: string,
  authorityId: string,
  clock: () => Date = () => new Date(),
): Promise<Identity> {
  const folder = keyFolder(dataDir);
  const read = (): Promise<KeyFolder> => readKeyFolder(folder, authorityId, clock());
  let kept = await read();
  const nextIsDue = (): boolean =>
    kept.next !== null && new Date(kept.next.announced.validFrom) <= clock();
  const keys = (): KeySet => (kept.next && nextIsDue() ? kept.next.keys : kept.present);
  return {
    get signingKey() {
      return keys().signingKey;
    },
    get keyId() {
      return keys().keyId;
    },
    get sign() {
      return keys().sign;
    },
    get tls() {
      return keys().tls;
    },
    signAgreement: (terms) => signAgreement(terms, keys().seed),
    get announced() {
      const { announced } = kept.next ?? {};
      return announced && new Date(announced.overlapUntil) > clock() ? announced : null;
    },
    get former() {
      return nextIsDue() ? kept.present : null;
    },
    refresh: async () => {
      await foldKeys(folder, clock());
      kept = await read();
    },
  };
}
