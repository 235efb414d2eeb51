import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Authority } from "@entente/model";
import {
  createDatabase,
  createLog,
  nodeConfigSchema,
  startNode,
  type NodeConfigInput,
} from "@entente/node";
import { connectPartners } from "../federation/connect-partners.ts";
import { authorities } from "../world/authorities.ts";
import { termsOf } from "./agreements.ts";
import { createCanaries, type Canaries } from "./canaries.ts";
import { plant } from "./plant.ts";
import { targetsAt, type Targets } from "./targets.ts";
import { peopleAt, type Victim } from "./victim.ts";

/** Three nodes in a row: the first and the last have no agreement and do not know each other. */
export type IntruderWorld = {
  readonly victims: readonly [Victim, Victim, Victim];
  readonly canaries: Canaries;
  /** What can be aimed at, by authority. */
  readonly targets: ReadonlyMap<string, Targets>;
  readonly stop: () => Promise<void>;
};

const unlimited = { perSecond: 1e6, burst: 1e6 };

/** Where people reach a node, by their own word: what comes from elsewhere is forged. */
export function publicUrlOf({ id }: Pick<Authority, "id">): string {
  return `https://${id}.example`;
}

/**
 * Starts the nodes and puts into them what nobody but a few may read.
 * @param superuserUrl of a PostgreSQL in which databases may be made
 * @param signIn how people may sign in besides by password
 */
export async function openIntruderWorld(
  superuserUrl: string,
  seed: number,
  signIn: NodeConfigInput["signIn"] = {},
): Promise<IntruderWorld> {
  await using opened = new AsyncDisposableStack();
  const open = async (authority: Authority): Promise<Victim> => {
    const name = `intruder_${randomBytes(6).toString("hex")}`;
    const { owner, app } = await createDatabase(superuserUrl, { name });
    const dataDir = await mkdtemp(join(tmpdir(), "entente-intruder-"));
    opened.defer(() => rm(dataDir, { recursive: true, force: true }));
    const config = nodeConfigSchema.parse({
      authority,
      http: { port: 0, publicUrl: publicUrlOf(authority) },
      link: { port: 0 },
      database: { url: app.url, ownerUrl: owner.url, poolSize: 8 },
      dataDir,
      pagesDir: join(dataDir, "pages"),
      workers: 1,
      signIn,
    });
    const node = await startNode(config, {
      log: createLog("silent"),
      limits: { userRate: unlimited, addressRate: unlimited },
    });
    opened.defer(() => node.stop());
    return peopleAt(node);
  };
  const victims = await Promise.all([
    open(authorities[0]),
    open(authorities[1]),
    open(authorities[2]),
  ]);
  const [first, middle, last] = victims;
  await connectPartners(first.node, middle.node, termsOf(1, first, middle));
  await connectPartners(middle.node, last.node, termsOf(2, middle, last));
  for (const victim of victims)
    for (const other of victims) if (other !== victim) victim.admitForeigners(other);

  const canaries = createCanaries(seed);
  await plant(victims, canaries);
  const targets = new Map<string, Targets>();
  for (const victim of victims) targets.set(victim.authority.id, await targetsAt(victim));
  const kept = opened.move();
  return { victims: [...victims], canaries, targets, stop: () => kept.disposeAsync() };
}
