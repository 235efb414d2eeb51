import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { directiveClocks, usualTerms, type AgreementTerms, type Authority } from "@entente/model";
import {
  createDatabase,
  createUser,
  nodeConfigSchema,
  startNode,
  type NodeConfigInput,
  type RunningNode,
} from "@entente/node";
import { connectPartners } from "../../packages/testbed/src/federation/connect-partners.ts";
import { makeCertificate } from "../../packages/node/src/link/certificate.ts";
import { freePorts } from "./free-ports.ts";
import { openDisk, type Disk } from "./full-disk.ts";
import { openDatabaseServer, type DatabaseServer } from "./database-server.ts";
import { nodeProcess, type NodeProcess } from "./node-process.ts";
import { openProxy, type Proxy } from "./tcp-proxy.ts";

/** One authority with its node and database, each a process of its own. */
export type Member = {
  readonly authority: Authority;
  readonly node: NodeProcess;
  readonly configFile: string;
  readonly database: DatabaseServer;
  readonly disk: Disk;
  /** The role that row-level security holds for; the campaign reads with it as the system. */
  readonly databaseUrl: string;
  readonly credentials: { readonly email: string; readonly password: string };
};

/** A federation whose parts can fail one by one. */
export type FaultyWorld = {
  readonly members: readonly Member[];
  readonly proxies: readonly Proxy[];
  readonly stop: () => Promise<void>;
};

const authorities: Authority[] = [
  { id: "be-left-police", name: "Left", type: "police", country: "be" },
  { id: "fr-middle-prosecutor", name: "Middle", type: "prosecutor", country: "fr" },
  { id: "nl-right-customs", name: "Right", type: "customs", country: "nl" },
];
const pairs = [
  [0, 1],
  [0, 2],
  [1, 2],
] as const;

/** The purpose that the agreements name. */
export const purpose = "Drug trafficking";
/** Records at one node that may hold a value before it is too common to match on. */
const commonValueLimit = 3;

/** Builds three nodes that know each other through a network that can fail, and starts them. */
export async function openWorld(folder: string): Promise<FaultyWorld> {
  await chmod(folder, 0o711);
  await using opened = new AsyncDisposableStack();
  const ports = await freePorts(authorities.length * 2);
  const members: Member[] = [];
  const running: RunningNode[] = [];
  for (const [index, authority] of authorities.entries()) {
    const own = join(folder, authority.id);
    await mkdir(own);
    await chmod(own, 0o711);
    const database = await openDatabaseServer(join(own, "postgres"));
    opened.defer(() => database.stop());
    const { owner, app } = await createDatabase(database.superuserUrl(), { name: "entente" });
    const config: NodeConfigInput = {
      authority,
      http: { port: ports[index * 2]! },
      link: { port: ports[index * 2 + 1]! },
      database: { url: app.url, ownerUrl: owner.url, poolSize: 8 },
      dataDir: join(own, "node"),
      workers: 1,
      log: { level: "info" },
    };
    const configFile = join(own, "node.json");
    await writeFile(configFile, JSON.stringify(config), { mode: 0o600 });
    if (index === 0) await keepExpiredCertificate(config.dataDir, authority.id);
    const node = nodeProcess({
      configFile,
      compileCache: join(folder, "compiled"),
      logFile: join(own, "node.log"),
      httpUrl: `http://127.0.0.1:${ports[index * 2]}`,
    });
    opened.defer(() => node.stop());
    const credentials = {
      email: `analyst@${authority.id}.example`,
      password: "a password for campaigns",
    };
    running.push(await startNode({ ...nodeConfigSchema.parse(config), log: { level: "silent" } }));
    const disk = await openDisk(database.superuserUrl("entente"));
    members.push({
      authority,
      node,
      configFile,
      database,
      disk,
      databaseUrl: app.url,
      credentials,
    });
  }
  const proxies = await connectAll(running, members, ports, opened);
  await Promise.all(running.map((node) => node.stop()));
  await Promise.all(members.map(({ node }) => node.start()));
  const kept = opened.move();
  return { members, proxies, stop: () => kept.disposeAsync() };
}

/** A node whose certificate has ended works on until its keys are changed: partners pin it as it is. */
async function keepExpiredCertificate(dataDir: string, authorityId: string): Promise<void> {
  const identity = join(dataDir, "identity");
  await mkdir(identity, { recursive: true, mode: 0o700 });
  const expired = makeCertificate(authorityId, new Date("2010-01-01T00:00:00Z"));
  await writeFile(join(identity, "tls.pem"), expired, { mode: 0o600 });
}

/** Users, agreements, and between each two nodes a stretch of network in each direction. */
async function connectAll(
  running: readonly RunningNode[],
  members: readonly Member[],
  ports: readonly number[],
  opened: AsyncDisposableStack,
): Promise<Proxy[]> {
  const actor = { type: "system", name: "campaign" } as const;
  for (const [index, { context }] of running.entries())
    await context.store.transaction(actor, (tx) =>
      createUser(tx, {
        ...members[index]!.credentials,
        name: "The analyst",
        roles: ["analyst"],
        language: "en",
      }),
    );
  const proxies: Proxy[] = [];
  for (const [number, [left, right]] of pairs.entries()) {
    await connectPartners(running[left]!, running[right]!, termsOf(number + 1, left, right));
    for (const [from, to] of [
      [left, right],
      [right, left],
    ] as const) {
      const proxy = await openProxy(() => ports[to * 2 + 1]!);
      opened.defer(() => proxy.close());
      proxies.push(proxy);
      await running[from]!.context.store.transaction(actor, (tx) =>
        tx
          .updateTable("authority")
          .set({ link_url: `https://127.0.0.1:${proxy.port}` })
          .where("id", "=", authorities[to]!.id)
          .execute(),
      );
    }
  }
  return proxies;
}

function termsOf(number: number, left: number, right: number): AgreementTerms {
  return {
    ...usualTerms,
    id: `e47e47e4-fa17-4000-8000-00000000000${number}`,
    version: 1,
    title: `Agreement ${number}`,
    parties: [authorities[left]!.id, authorities[right]!.id],
    legalBasis: "Campaign",
    purposes: [purpose],
    kinds: ["Person"],
    matching: true,
    defaultHandling: { codes: ["H0"] },
    clocks: { ...directiveClocks },
    evaluationBudget: 10_000_000,
    commonValueLimit,
    hitThreshold: 25,
    validFrom: "2020-01-01",
    validUntil: "2099-12-31",
  };
}
