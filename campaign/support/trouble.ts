import { setTimeout as pause } from "node:timers/promises";
import type { Random } from "./random.ts";
import type { Proxy, Weather } from "./tcp-proxy.ts";
import type { People } from "./traffic.ts";
import type { FaultyWorld, Member } from "./world.ts";

/** What was done to the federation. */
export type TroubleCounts = { kills: number; cuts: number; clockJumps: number; fullDisks: number };

/** How many are killed, by which chance, and who is told how far it is. */
export type TroublePlan = {
  readonly kills: number;
  readonly random: Random;
  readonly say: (text: string) => void;
};

const minute = 60_000;
const jumps = [-1_440, -10, -2, 2, 10, 1_440].map((minutes) => minutes * minute);
/** People get at least so many acts done between two kills at their node, if they can at all. */
const acts = [0, 12] as const;
const actsPatienceMs = 10_000;

/**
 * Kills nodes and databases, disturbs the network, fills disks and sets clocks, at seeded random
 * instants, until so many were killed; then everything runs again, with room on the disks, on a quiet
 * network, with right clocks.
 * @param people those at each member, in the same order
 */
export async function makeTrouble(
  { members, proxies }: FaultyWorld,
  people: readonly People[],
  { kills, random, say }: TroublePlan,
): Promise<TroubleCounts> {
  const counts: TroubleCounts = { kills: 0, cuts: 0, clockJumps: 0, fullDisks: 0 };
  const ending = new AbortController();
  const rest = (ms: number): Promise<void> =>
    pause(ms, undefined, { signal: ending.signal }).catch(() => undefined);

  const fillDisk = async ({ disk, database }: Member): Promise<void> => {
    counts.fullDisks++;
    await disk.fill();
    await pause(random.between(500, 4_000));
    if (random.chance(0.3)) {
      await database.kill();
      await database.start();
    }
    await disk.makeRoom();
  };
  const killing = async (member: Member, index: number): Promise<void> => {
    while (counts.kills < kills) {
      await untilActs(people[index]!, random.between(...acts));
      await pause(random.between(0, 2_000));
      if (random.chance(0.08)) await fillDisk(member);
      if (counts.kills >= kills) return;
      counts.kills++;
      if (counts.kills % 10 === 0)
        say(`${counts.kills} kills; acts ${people.map((one) => one.acts()).join(", ")}`);
      const victim = random.weighted([
        ["node", 5],
        ["database", 4],
        ["both", 1],
      ] as const);
      if (victim !== "node") await member.database.kill();
      if (victim !== "database") await member.node.kill();
      await pause(random.chance(0.1) ? 5_000 : random.between(0, 500));
      if (victim !== "node") await member.database.start();
      await member.node.start();
      // A federation that never works would have nothing to lose.
      await member.node.untilWorking();
    }
  };
  const disturbing = async (proxy: Proxy): Promise<void> => {
    while (!ending.signal.aborted) {
      await rest(random.between(2_000, 15_000));
      if (ending.signal.aborted) return;
      const weather = someWeather(random);
      if (weather.kind === "cut") counts.cuts++;
      proxy.change(weather);
      await rest(random.between(500, 4_000));
      proxy.change({ kind: "clear" });
    }
  };
  const settingClocks = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      await rest(random.between(4_000, 20_000));
      if (ending.signal.aborted) return;
      const member = random.pick(members);
      member.node.setClock(random.pick(jumps));
      counts.clockJumps++;
      await rest(random.between(500, 4_000));
      member.node.setClock(0);
    }
  };
  const others = [...proxies.map(disturbing), settingClocks()];
  await Promise.all(members.map(killing));
  ending.abort();
  await Promise.all(others);
  return counts;
}

async function untilActs(people: People, more: number): Promise<void> {
  const wanted = people.acts() + more;
  const deadline = performance.now() + actsPatienceMs;
  while (people.acts() < wanted && performance.now() < deadline) await pause(50);
}

function someWeather(random: Random): Weather {
  return random.weighted<Weather>([
    [{ kind: "cut" }, 3],
    [{ kind: "mute" }, 4],
    [{ kind: "slow", delay: random.between(20, 400) }, 1],
    [{ kind: "uneven", delay: () => random.between(0, 1_500) }, 3],
    [{ kind: "truncating", bytes: random.between(500, 20_000) }, 2],
  ]);
}
