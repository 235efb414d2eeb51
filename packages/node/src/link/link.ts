import type { MessageType } from "@entente/protocol";
import type { NodeContext } from "../context.ts";
import { runLoop, type RunningLoop } from "../jobs/loop.ts";
import type { Signals } from "../jobs/signals.ts";
import { openSealer } from "../ledger/sealer.ts";
import { thinCheckpoints } from "../ledger/thin-checkpoints.ts";
import { openBlindClient } from "./ask-blind.ts";
import { takeEvaluation, takeProof } from "./blind-operations.ts";
import { openCircuits } from "./circuits.ts";
import { openClient, type Client, type ClientTimes } from "./client.ts";
import type {
  BatchHandler,
  EvaluationHandler,
  MessageHandler,
  NotEvaluated,
  ProofHandler,
} from "./handlers.ts";
import { openEvidence } from "./evidence.ts";
import { openInbox } from "./inbox.ts";
import { openKeyUpkeep, ownIdentity } from "./key-upkeep.ts";
import { openLastSeen } from "./last-seen.ts";
import { forgetNonces } from "./nonces.ts";
import { openOutbox } from "./outbox.ts";
import type { ClaimLimits } from "./outbox-store.ts";
import { openPartners, partnersChannel } from "./partners.ts";
import { purgeDelivered } from "./purge.ts";
import {
  consistencyPath,
  evaluationsPath,
  identityPath,
  messagesPath,
  proofsPath,
} from "./paths.ts";
import { outboxChannel } from "./send.ts";
import { openServer } from "./server.ts";
import { showHistory } from "./show-history.ts";
import { takeDelivery } from "./take-delivery.ts";
import { openWitness } from "./witness.ts";

/** The node's connection with its partners' nodes. */
export type Link = {
  /** Says who takes a type of message; one handler a type, all before `start`. */
  readonly registerHandler: <T extends MessageType>(type: T, handler: MessageHandler<T>) => void;
  /** Likewise, for a type of which many come at once: those that follow each other are taken together. */
  readonly registerBatchHandler: <T extends MessageType>(type: T, handler: BatchHandler<T>) => void;
  readonly registerEvaluation: (handler: EvaluationHandler) => void;
  readonly registerProof: (handler: ProofHandler) => void;
  /**
   * Has blinded elements (32 bytes each, at most 1,000) evaluated by the partner. Never throws for the
   * partner's faults: "down" is worth another try, as is everything with a `retryAfter` (seconds).
   */
  readonly evaluate: (
    partnerId: string,
    agreementId: string,
    elements: Uint8Array,
  ) => Promise<
    { readonly ok: true; readonly evaluated: Uint8Array; readonly keyEpoch: number } | NotEvaluated
  >;
  /** Has at most 100 elements evaluated again with a proof of the key. */
  readonly prove: (
    partnerId: string,
    agreementId: string,
    elements: Uint8Array,
  ) => Promise<
    { readonly ok: true; readonly evaluated: Uint8Array; readonly proof: Uint8Array } | NotEvaluated
  >;
  /** Where partners reach this node; known after `start`. */
  readonly url: string;
  /** Opens the listener and begins to deliver. */
  readonly start: () => Promise<void>;
  /** Takes nothing new, ends what is under way, closes. */
  readonly stop: () => Promise<void>;
};

/** What the link needs of its node. */
export type LinkNode = Pick<
  NodeContext,
  "config" | "authority" | "store" | "identity" | "log" | "now"
> & {
  /** Not yet open: the link asks for its channels. */
  readonly signals: Signals;
};

/** Times and sizes that tests change. */
export type LinkLimits = {
  readonly times?: ClientTimes;
  readonly claims?: ClaimLimits;
  readonly upkeepEveryMs?: number;
};

const lookForDueEveryMs = 1_000;
const sealEveryMs = 3_000;
const thinEveryMs = 6 * 3_600_000;
const witnessEveryMs = 3_000;
/** Partners show each other their ledgers this often even when nothing else passes between them. */
const heartbeatEveryMs = 180_000;
/** Partners give each other a sign of life at least every half minute. */
const upkeepEveryMs = 20_000;
/** At a stop, partners that have not answered after this are not waited for. */
const stopPatienceMs = 5_000;

/** The link of a node, silent until it is started. */
export function createLink(node: LinkNode, limits: LinkLimits = {}): Link {
  const { store, authority, identity, log, signals } = node;
  const partners = openPartners(store, node.now);
  const circuits = openCircuits();
  const heard = openLastSeen(node);
  const client = hearing(openClient(node, limits.times), heard);
  const sealer = openSealer(node);
  const witness = openWitness({ ...node, client, partners });
  const evidence = openEvidence({ identity, sealer, witness });
  const inbox = openInbox({ ...node, evidence });
  const outbox = openOutbox({ store, log, client, partners, circuits, evidence }, limits.claims);
  let evaluation: EvaluationHandler | undefined;
  let proof: ProofHandler | undefined;
  const server = openServer({
    ...node,
    partners,
    heard,
    documents: new Map([[identityPath, () => ownIdentity(authority, identity)]]),
    operations: new Map([
      [messagesPath, takeDelivery(inbox, evidence)],
      [consistencyPath, showHistory(node, sealer)],
      [evaluationsPath, takeEvaluation(node, () => evaluation)],
      [proofsPath, takeProof(node, () => proof)],
    ]),
  });
  const keys = openKeyUpkeep({ ...node, partners, rekey: server.rekey });
  const { host, port, url } = node.config.link;
  const loops: RunningLoop[] = [];
  let openUrl: string | undefined;

  signals.on(partnersChannel, partners.forget);
  signals.on(outboxChannel, outbox.wake);

  const upkeep = async (): Promise<boolean> => {
    await forgetNonces(store, node.now());
    await keys.takeUp();
    // Who is asked is heard of, and so is, at the other end, who asks.
    await Promise.all(
      (await partners.all()).map(async (partner) => {
        const answer = await client.get(partner, identityPath);
        if (answer.ok && answer.status === 200) await keys.learn(partner, answer.body);
      }),
    );
    return purgeDelivered(store, node.now());
  };

  return {
    ...openBlindClient({ client, partners, circuits }),
    registerHandler: inbox.registerHandler,
    registerBatchHandler: inbox.registerBatchHandler,
    registerEvaluation: (handler) => {
      evaluation = handler;
    },
    registerProof: (handler) => {
      proof = handler;
    },
    get url() {
      if (openUrl === undefined) throw new Error("the link is not open");
      return openUrl;
    },
    async start() {
      const opened = await server.listen(port, host);
      openUrl = url ?? `https://${host.includes(":") ? `[${host}]` : host}:${opened}`;
      keys.opened(openUrl);
      const sealAll = (): Promise<boolean> => sealer.seal().then(() => false);
      let heartbeatAt = 0;
      const check = async (): Promise<boolean> => {
        const heartbeat = performance.now() >= heartbeatAt;
        if (heartbeat) heartbeatAt = performance.now() + heartbeatEveryMs;
        await witness.check(heartbeat);
        return false;
      };
      const thin = (): Promise<boolean> => thinCheckpoints(store).then(() => false);
      const lookForDue = (): Promise<boolean> => outbox.wakeDue().then(() => false);
      loops.push(
        runLoop({ name: "outbox", wake: [], everyMs: lookForDueEveryMs, work: lookForDue }, node),
        runLoop({ name: "ledger", wake: [], everyMs: sealEveryMs, work: sealAll }, node),
        runLoop({ name: "checkpoints", wake: [], everyMs: thinEveryMs, work: thin }, node),
        runLoop({ name: "witness", wake: [], everyMs: witnessEveryMs, work: check }, node),
        runLoop(
          { name: "link", wake: [], everyMs: limits.upkeepEveryMs ?? upkeepEveryMs, work: upkeep },
          node,
        ),
      );
    },
    async stop() {
      const patience = setTimeout(client.close, stopPatienceMs);
      await Promise.all(loops.map((loop) => loop.stop()));
      await outbox.stop();
      await server.close();
      clearTimeout(patience);
      client.close();
    },
  };
}

/** Every answer is a sign of life: it came over a connection to the pinned certificate. */
function hearing(client: Client, heard: (partnerId: string) => Promise<void>): Client {
  return {
    ...client,
    post: async (partner, path, body) => {
      const answer = await client.post(partner, path, body);
      if (answer.ok) await heard(partner.authority.id);
      return answer;
    },
    get: async (partner, path) => {
      const answer = await client.get(partner, path);
      if (answer.ok) await heard(partner.authority.id);
      return answer;
    },
  };
}
