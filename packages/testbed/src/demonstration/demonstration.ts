import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { defaultHitThreshold } from "@entente/match";
import {
  createLog,
  createSampleUsers,
  removeEmbeddedPostgres,
  type RunningNode,
} from "@entente/node";
import { startFederation, type Federation } from "../federation/federation.ts";
import { loadView } from "../federation/load-view.ts";
import {
  authorities,
  generateWorld,
  sampleAgreements,
  sampleUsers,
  type World,
} from "../world/index.ts";

/** The password of every sample user; a demonstration protects nothing. */
export const samplePassword = "entente demonstration";

/** How the demonstration is opened. */
export type DemonstrationOptions = {
  readonly dataDir: string;
  readonly recordsPerNode: number;
  /** First port for people; the ports between nodes begin 100 above. 0: any free ports. */
  readonly httpPort: number;
  readonly logFile: string;
  readonly say: (text: string) => void;
};

const seed = 20_260_101;
const linkPortOffset = 100;
const system = { type: "system", name: "demonstration" } as const;

/**
 * Opens the federation of the demonstration: six nodes with users and, at the first start, generated
 * data. What was begun and not finished is completed at the next start.
 */
export async function openDemonstration(options: DemonstrationOptions): Promise<Federation> {
  const { say, httpPort } = options;
  say("Starting the federation …");
  let world: World | undefined;
  const worldOnce = (): World =>
    (world ??= generateWorld({ seed, recordsPerNode: options.recordsPerNode }));
  return startFederation({
    dataDir: options.dataDir,
    authorities,
    agreements: sampleAgreements(defaultHitThreshold),
    httpPort,
    linkPort: httpPort === 0 ? 0 : httpPort + linkPortOffset,
    demonstration: true,
    log: createLog("info", createWriteStream(options.logFile, { flags: "a", mode: 0o600 })),
    onProgress: (what) => say(`  ${what}`),
    fill: (node) => fill(node, worldOnce, say),
  });
}

/** Removes everything a demonstration has kept. */
export async function removeDemonstration(dataDir: string): Promise<void> {
  await removeEmbeddedPostgres(join(dataDir, "postgres"));
  await rm(dataDir, { recursive: true, force: true });
}

/** Gives a node its users and its generated data, where that has not been done. */
async function fill(
  { context }: RunningNode,
  world: () => World,
  say: (text: string) => void,
): Promise<void> {
  const { id } = context.authority;
  const filled = await context.store.transaction(system, (tx) =>
    tx.selectFrom("node_setting").select("name").where("name", "=", "filled").executeTakeFirst(),
  );
  if (filled) return;
  const view = [...world().views.values()].find(({ authority }) => authority === id);
  if (!view) throw new Error(`the generated world has no view of ${id}`);
  const users = sampleUsers(view.authority).map((user) => ({
    ...user,
    roles: [...user.roles],
    password: samplePassword,
  }));
  await context.store.transaction(system, (tx) => createSampleUsers(tx, users));
  const { records, cases } = await loadView(context, view);
  await context.store.transaction(system, (tx) =>
    tx
      .insertInto("node_setting")
      .values({ name: "filled", value: Buffer.from("1") })
      .execute(),
  );
  say(`  ${id}: ${records} generated records in ${cases} cases`);
}
