import { join } from "node:path";
import type { AgreementTerms, Authority } from "@entente/model";
import {
  createDatabase,
  nodeConfigSchema,
  startEmbeddedPostgres,
  startNode,
  type NodeContext,
  type RunningNode,
} from "@entente/node";
import { completeConnections } from "./complete-connections.ts";

/** What a federation is made of. */
export type FederationOptions = {
  /** Folder for the database and the keys of all nodes; kept between starts. */
  readonly dataDir: string;
  readonly authorities: readonly Authority[];
  /** Agreements between them: signed by both parties at the start. */
  readonly agreements: readonly AgreementTerms[];
  /** First of the ports for people; the nodes take it and those that follow. 0: any free ports. */
  readonly httpPort: number;
  /** First of the ports between nodes, likewise. */
  readonly linkPort: number;
  /** Whether pages offer the sample users at sign-in. */
  readonly demonstration?: boolean;
  /** Threads for blind matching in each node. */
  readonly workers?: number;
  readonly logLevel?: "silent" | "info" | "warn" | "debug";
  readonly log?: NodeContext["log"];
  /** Puts data into a node before it is connected with its partners. */
  readonly fill?: (node: RunningNode) => Promise<void>;
  /** Told as each part is ready. */
  readonly onProgress?: (what: string) => void;
};

/** Several nodes in one process, each with a database, keys and ports of its own. */
export type Federation = {
  readonly nodes: ReadonlyMap<string, RunningNode>;
  /** The node of an authority. @throws Error when it has none */
  readonly node: (authorityId: string) => RunningNode;
  readonly stop: () => Promise<void>;
};

/**
 * Starts a whole federation in this process: real databases, real HTTP and mutual TLS between nodes.
 * @throws what starting PostgreSQL or a node throws; what was started until then is stopped
 */
export async function startFederation(options: FederationOptions): Promise<Federation> {
  const { onProgress = () => undefined } = options;
  await using opened = new AsyncDisposableStack();
  const postgres = await startEmbeddedPostgres({ dataDir: join(options.dataDir, "postgres") });
  opened.defer(() => postgres.stop());
  onProgress("database");
  const nodes = new Map<string, RunningNode>();
  // Matching takes both cores: what it has left from before waits until everybody can work.
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  await Promise.all(
    options.authorities.map(async (authority, index) => {
      const node = await startOne(options, authority, index, postgres.superuserUrl(), begun);
      opened.defer(() => node.stop());
      nodes.set(authority.id, node);
      onProgress(authority.id);
    }),
  );
  const nodeOf = (id: string): RunningNode => {
    const node = nodes.get(id);
    if (!node) throw new Error(`${id} has no node in this federation`);
    return node;
  };
  for (const node of nodes.values()) await options.fill?.(node);
  await completeConnections(options.agreements, nodeOf);
  begin();
  const kept = opened.move();
  let stopped: Promise<void> | undefined;
  return { nodes, node: nodeOf, stop: () => (stopped ??= stopAll(nodes, kept)) };
}

/** Nodes stop side by side; the database after all of them. */
async function stopAll(
  nodes: ReadonlyMap<string, RunningNode>,
  opened: AsyncDisposableStack,
): Promise<void> {
  await Promise.all([...nodes.values()].map((node) => node.stop()));
  await opened.disposeAsync();
}

async function startOne(
  options: FederationOptions,
  authority: Authority,
  index: number,
  superuserUrl: string,
  workAfter: Promise<void>,
): Promise<RunningNode> {
  const { owner, app } = await createDatabase(superuserUrl, {
    name: `entente_${authority.id.replaceAll("-", "_")}`,
  });
  const portFrom = (first: number): number => (first === 0 ? 0 : first + index);
  return startNode(
    nodeConfigSchema.parse({
      authority,
      http: { host: "127.0.0.1", port: portFrom(options.httpPort) },
      link: { host: "127.0.0.1", port: portFrom(options.linkPort) },
      database: { url: app.url, ownerUrl: owner.url, poolSize: 10 },
      dataDir: join(options.dataDir, authority.id),
      demonstration: options.demonstration ?? false,
      workers: options.workers ?? 1,
      log: { level: options.logLevel ?? "silent" },
    }),
    { workAfter, ...(options.log ? { log: options.log } : {}) },
  );
}
