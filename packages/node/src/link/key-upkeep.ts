import type { Authority } from "@entente/model";
import { toBase64, type nodeIdentitySchema } from "@entente/protocol";
import type { z } from "zod";
import type { NodeContext } from "../context.ts";
import { writeOwnAuthority } from "../own-authority.ts";
import type { Identity } from "./identity.ts";
import { learnKeys, settlePartnerKeys } from "./learn-keys.ts";
import type { Partner, Partners } from "./partners.ts";

/** What a node says of itself to its partners. */
export function ownIdentity(
  authority: Authority,
  identity: Identity,
): z.infer<typeof nodeIdentitySchema> {
  const { announced } = identity;
  return {
    authority,
    signingKey: toBase64(identity.signingKey),
    tlsFingerprint: identity.tls.fingerprint,
    ...(announced ? { next: announced } : {}),
  };
}

/** Sees to it that keys rotate: the node's own, and those of its partners. */
export type KeyUpkeep = {
  /** Where partners reach the node, once that is known. */
  readonly opened: (linkUrl: string) => void;
  /** Takes up own keys that were announced and have come due, and drops partners' former ones. */
  readonly takeUp: () => Promise<void>;
  /** Pins what a partner announces. */
  readonly learn: (partner: Partner, said: unknown) => Promise<void>;
};

const dayMs = 86_400_000;
/** Its end is warned of from here on. */
export const certificateNoticeDays = 30;

/** Whole days until the certificate ends; negative after. */
export function certificateDaysLeft({ tls }: Pick<Identity, "tls">, now: Date): number {
  return Math.floor((tls.validUntil.getTime() - now.getTime()) / dayMs);
}

type KeyNode = Pick<NodeContext, "authority" | "store" | "identity" | "log" | "now"> & {
  readonly partners: Partners;
  /** Shows new connections the certificate that the node has now. */
  readonly rekey: () => void;
};

/** The upkeep of keys, to be called every half minute. */
export function openKeyUpkeep(node: KeyNode): KeyUpkeep {
  const { authority, store, identity, log, now, partners } = node;
  let shown = identity.tls.fingerprint;
  let linkUrl: string | undefined;
  let warnedAt = Number.NEGATIVE_INFINITY;

  const warnOfEnd = (): void => {
    const days = certificateDaysLeft(identity, now());
    if (days >= certificateNoticeDays || now().getTime() - warnedAt < dayMs) return;
    warnedAt = now().getTime();
    log.warn({ days }, "the TLS certificate ends soon: rotate the keys");
  };

  return {
    opened: (url) => {
      linkUrl = url;
    },
    async takeUp() {
      await identity.refresh();
      if (identity.tls.fingerprint !== shown) {
        node.rekey();
        shown = identity.tls.fingerprint;
        if (linkUrl !== undefined) await writeOwnAuthority(store, authority, identity, linkUrl);
        log.info({ keyId: identity.keyId }, "the announced keys are used from now on");
      }
      await settlePartnerKeys(store, now());
      warnOfEnd();
    },
    async learn(partner, said) {
      const learnt = await learnKeys(store, partner, said, now());
      if (learnt === "nothing-new") return;
      partners.forget();
      const partnerId = partner.authority.id;
      if (learnt === "pinned") log.info({ partnerId }, "a partner's next keys are pinned");
      else log.warn({ partnerId }, "a partner announced keys that were not taken");
    },
  };
}
