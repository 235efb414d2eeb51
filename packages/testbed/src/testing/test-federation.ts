import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { directiveClocks, type AgreementTerms, type Authority, usualTerms } from "@entente/model";
import {
  createDatabase,
  createLog,
  createUser,
  nodeConfigSchema,
  startNode,
  type NodeOverrides,
  type RunningNode,
} from "@entente/node";
import { inject } from "vitest";
import { connectPartners } from "../federation/connect-partners.ts";
import { authorities } from "../world/index.ts";
import { clientOf, signIn, type ApiClient } from "./api-client.ts";
import { inDatabase, waitingIn } from "./database.ts";
import { until } from "./until.ts";

/** A node of a test federation; it can be stopped and started again with what it has kept. */
export type TestNode = {
  readonly id: string;
  /** The node at work, anew after each start. */
  readonly running: () => RunningNode;
  /** A signed-in analyst. */
  readonly analyst: () => ApiClient;
  readonly logLines: readonly string[];
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Two or three nodes that know each other. */
export type TestFederation = {
  readonly brussels: TestNode;
  readonly marseille: TestNode;
  /** Present when three were asked for. */
  readonly antwerp: TestNode;
  /** Waits until no node has anything left to do. */
  readonly quiet: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** The agreement between Brussels and Marseille; with a third node, one for each other pair follows. */
export const agreementId = "e47e47e4-1000-4000-8000-000000000001";

/** The purpose that the agreements of the tests name. */
export const purpose = "Drug trafficking";

const password = "a long test password";
const pairs = [
  [0, 1],
  [0, 2],
  [1, 2],
] as const;

/**
 * Starts two or three real nodes, each with a database of its own, that know each other.
 * @param options.terms what the agreements say otherwise than the usual
 * @param options.unconnected true: the nodes do not know each other yet
 */
export async function startTestFederation(
  options: {
    nodes?: 2 | 3;
    terms?: Partial<AgreementTerms>;
    overrides?: NodeOverrides;
    unconnected?: boolean;
  } = {},
): Promise<TestFederation> {
  await using opened = new AsyncDisposableStack();
  const nodes = await Promise.all(
    authorities.slice(0, options.nodes ?? 2).map(async (authority) => {
      const node = await openTestNode(authority, options.overrides ?? {});
      opened.defer(() => node.remove());
      return node;
    }),
  );
  const at = (index: number): TestNode => {
    const node = nodes[index];
    if (!node) throw new Error("this federation has no third node");
    return node;
  };
  if (!options.unconnected)
    for (const [number, [left, right]] of pairs.entries())
      if (right < nodes.length)
        await connect(at(left), at(right), { ...options.terms, id: idOfAgreement(number + 1) });
  const kept = opened.move();
  return {
    brussels: at(0),
    marseille: at(1),
    get antwerp() {
      return at(2);
    },
    quiet: () => untilQuiet(nodes),
    stop: () => kept.disposeAsync(),
  };
}

/** The terms of an agreement between two nodes. */
function termsBetween(
  left: TestNode,
  right: TestNode,
  terms: Partial<AgreementTerms> = {},
): AgreementTerms {
  return {
    id: agreementId,
    version: 1,
    title: "Test agreement",
    parties: [left.id, right.id],
    legalBasis: "Directive (EU) 2023/977",
    purposes: [purpose],
    kinds: ["Person", "Phone", "Company", "Vehicle"],
    matching: true,
    defaultHandling: { codes: ["H1"] },
    clocks: { ...directiveClocks },
    evaluationBudget: 1_000_000,
    commonValueLimit: 3,
    hitThreshold: 25,
    validFrom: "2020-01-01",
    validUntil: "2099-12-31",
    ...usualTerms,
    ...terms,
  };
}

/** Lets two nodes know each other and signs an agreement, or its next version, for both. */
export function connect(
  left: TestNode,
  right: TestNode,
  terms: Partial<AgreementTerms> = {},
): Promise<void> {
  return connectPartners(left.running(), right.running(), termsBetween(left, right, terms));
}

/** The id of the first, second or third agreement of a test federation. */
export function idOfAgreement(number: number): string {
  return `${agreementId.slice(0, -1)}${number}`;
}

async function untilQuiet(nodes: readonly TestNode[]): Promise<void> {
  const total = async (): Promise<number> => {
    const counts = await Promise.all(nodes.map((node) => waitingIn(node.running())));
    return counts.reduce((sum, count) => sum + count, 0);
  };
  // What one node has just handed over may be work that the other has not been asked for yet.
  await until(async () => (await total()) + (await total()) === 0);
}

async function openTestNode(
  authority: Authority,
  overrides: NodeOverrides,
): Promise<TestNode & { remove: () => Promise<void> }> {
  const superuserUrl = await (await fetch(inject("postgresBroker"))).text();
  const name = `federation_${randomBytes(6).toString("hex")}`;
  const { owner, app } = await createDatabase(superuserUrl, { name });
  const dataDir = await mkdtemp(join(tmpdir(), "entente-federation-"));
  const logLines: string[] = [];
  const log = createLog("warn", { write: (line) => void logLines.push(line) });
  let linkPort = 0;
  let token: string | undefined;
  let open: { running: RunningNode; analyst: ApiClient } | undefined;

  const start = async (): Promise<void> => {
    const config = nodeConfigSchema.parse({
      authority,
      http: { port: 0 },
      link: { port: linkPort },
      database: { url: app.url, ownerUrl: owner.url, poolSize: 8 },
      dataDir,
      pagesDir: join(dataDir, "pages"),
      workers: 1,
    });
    const running = await startNode(config, { log, ...overrides });
    linkPort = Number(new URL(running.linkUrl).port);
    token ??= await newAnalyst(running);
    open = { running, analyst: clientOf(running.httpUrl, token) };
  };
  const opened = () => {
    if (!open) throw new Error(`${authority.id} is stopped`);
    return open;
  };
  const stop = async (): Promise<void> => {
    const running = open?.running;
    open = undefined;
    await running?.stop();
  };
  await start();
  return {
    id: authority.id,
    running: () => opened().running,
    analyst: () => opened().analyst,
    logLines,
    start,
    stop,
    remove: async () => {
      await stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Makes an analyst; answers the token of a session. */
async function newAnalyst(node: RunningNode): Promise<string> {
  const email = `analyst@${node.context.authority.id}.example`;
  await inDatabase(node, (tx) =>
    createUser(tx, { email, name: "The analyst", roles: ["analyst"], language: "en", password }),
  );
  return signIn(node.httpUrl, email, password);
}
