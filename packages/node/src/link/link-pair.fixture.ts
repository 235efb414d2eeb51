import { usualTerms, type AgreementTerms, type Authority } from "@entente/model";
import { ready } from "@entente/blind";
import type { MessageType } from "@entente/protocol";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nodeConfigSchema } from "../config/config.ts";
import { saveAgreement } from "../features/agreements/agreements.ts";
import { ownCard, savePartner } from "../features/agreements/partners.ts";
import { clear } from "../gate/clearance.ts";
import { createSignals } from "../jobs/signals.ts";
import { createLog } from "../log/log.ts";
import { writeOwnAuthority } from "../own-authority.ts";
import { migrate, openStore, type Store, type Transaction } from "../store/store.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { loadIdentity } from "./identity.ts";
import { createLink, type Link, type LinkLimits, type LinkNode } from "./link.ts";
import { send, type OutgoingMessage, type Sent } from "./send.ts";

/** The one agreement of a pair. */
export const agreementId = "0190a000-0000-7000-8000-00000000000a";

const brussels: Authority = {
  id: "be-brussels",
  name: "Brussels",
  type: "prosecutor",
  country: "be",
};
const marseille: Authority = {
  id: "fr-marseille",
  name: "Marseille",
  type: "prosecutor",
  country: "fr",
};

/** The terms of the pair's agreement. */
export const terms: AgreementTerms = {
  id: agreementId,
  version: 1,
  title: "Test agreement",
  parties: [brussels.id, marseille.id],
  legalBasis: "Directive (EU) 2023/977",
  purposes: ["drug trafficking"],
  kinds: ["Person"],
  matching: true,
  defaultHandling: { codes: ["H0"] },
  clocks: { "urgent-direct": 8, "urgent-indirect": 72, normal: 168 },
  evaluationBudget: 1000,
  commonValueLimit: 50,
  hitThreshold: 12,
  validFrom: "2020-01-01",
  validUntil: "2099-12-31",
  ...usualTerms,
};

/** One node of a pair, as far as the link needs one. */
export type End = {
  readonly node: LinkNode;
  readonly store: Store;
  /** Where its keys are. */
  readonly dataDir: string;
  readonly link: () => Link;
  /** Sends to the other end, in a transaction of its own unless one is given. */
  readonly send: <T extends MessageType>(
    message: Pick<OutgoingMessage<T>, "stream" | "type" | "payload">,
    within?: Transaction,
  ) => Promise<Sent>;
  /** Sets the node's clock this many seconds ahead of the real one. */
  readonly setClock: (secondsAhead: number) => void;
  /** Stops the link and opens it anew on the same port; handlers are registered before it opens. */
  readonly reopen: (prepare?: (link: Link) => void) => Promise<void>;
  /** Closes the link alone, as if the node were down. */
  readonly stopLink: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Two nodes that know each other, over real HTTPS, each with a database of its own. */
export type Pair = { readonly a: End; readonly b: End; readonly stop: () => Promise<void> };

/** Starts a pair with an agreement between the two. */
export async function startPair(limits: LinkLimits = {}): Promise<Pair> {
  await ready();
  const a = await openEnd(brussels, marseille, limits);
  const b = await openEnd(marseille, brussels, limits);
  await a.reopen();
  await b.reopen();
  const signatures = {
    [brussels.id]: a.node.identity.signAgreement(terms),
    [marseille.id]: b.node.identity.signAgreement(terms),
  };
  for (const [end, other] of [
    [a, b],
    [b, a],
  ] as const)
    await end.store.transaction({ type: "system", name: "test" }, async (tx) => {
      await savePartner(tx, ownCard({ ...other.node, link: other.link() }));
      const saved = await saveAgreement(tx, { terms, signatures, partnerOprfPublicKey: null });
      if (!saved.ok) throw new Error(saved.reason);
    });
  return {
    a,
    b,
    stop: async () => {
      await Promise.all([a.stop(), b.stop()]);
    },
  };
}

async function openEnd(authority: Authority, partner: Authority, limits: LinkLimits): Promise<End> {
  const { url, ownerUrl } = await createTestDatabase();
  await migrate(ownerUrl, new URL(url).username);
  const dataDir = await mkdtemp(join(tmpdir(), "entente-link-"));
  const identity = await loadIdentity(dataDir, authority.id);
  const store = openStore(url, 6);
  const log = createLog("silent");
  let ahead = 0;
  let link: Link | undefined;
  let port = 0;
  let signals = createSignals(store);
  const node = (): LinkNode => ({
    config: nodeConfigSchema.parse({ authority, http: { port: 0 }, link: { port }, dataDir }),
    authority,
    store,
    identity,
    log,
    signals,
    now: () => new Date(Date.now() + ahead * 1000),
  });
  const close = async (): Promise<void> => {
    const open = link;
    link = undefined;
    await open?.stop();
    await signals.close();
  };
  return {
    node: node(),
    store,
    dataDir,
    link: () => {
      if (!link) throw new Error("the link is closed");
      return link;
    },
    send: (message, within) => {
      const [purpose] = terms.purposes;
      const signatures = Object.fromEntries(terms.parties.map((party) => [party, ""]));
      const agreement = { id: terms.id, terms, signatures, suspended: null, endedAt: null };
      const question = {
        from: authority,
        to: partner,
        agreement,
        purpose,
        lastSeenAt: null,
        derogation: null,
        now: new Date(),
      };
      const matching = /^(list|hit)\./.test(message.type);
      const cleared = clear(question, [{ what: matching ? "matching" : "correspondence" }]);
      if (!cleared.ok) throw new Error("the gate is closed");
      const sender = { authority, now: () => new Date() };
      const put = (tx: Transaction): Promise<Sent> =>
        send(sender, tx, cleared.clearance, { partnerId: partner.id, agreementId, ...message });
      return within ? put(within) : store.transaction({ type: "system", name: "test" }, put);
    },
    setClock: (secondsAhead) => {
      ahead = secondsAhead;
    },
    reopen: async (prepare) => {
      await close();
      signals = createSignals(store);
      link = createLink(node(), limits);
      prepare?.(link);
      await link.start();
      await signals.open();
      port = Number(new URL(link.url).port);
      await writeOwnAuthority(store, authority, identity, link.url);
    },
    stopLink: close,
    stop: async () => {
      await close();
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
