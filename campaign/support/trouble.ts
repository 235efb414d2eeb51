import { setTimeout as pause } from "node:timers/promises";
import type { Random } from "./random.ts";
import type { Proxy, Weather } from "./tcp-proxy.ts";
import type { FaultyWorld, Member } from "./world.ts";

/** What was done to the federation. */
export type TroubleCounts = { kills: number; cuts: number; clockJumps: number };

const minute = 60_000;
const jumps = [-1_440, -10, -2, 2, 10, 1_440].map((minutes) => minutes * minute);

/**
 * Kills nodes and databases, disturbs the network and sets clocks, at seeded random instants, until
 * so many were killed; then everything runs again, on a quiet network, with right clocks.
 */
export async function makeTrouble(
  { members, proxies }: FaultyWorld,
  random: Random,
  kills: number,
  say: (text: string) => void,
): Promise<TroubleCounts> {
  const counts: TroubleCounts = { kills: 0, cuts: 0, clockJumps: 0 };
  const ending = new AbortController();
  const rest = (ms: number): Promise<void> =>
    pause(ms, undefined, { signal: ending.signal }).catch(() => undefined);

  const killing = async (member: Member): Promise<void> => {
    while (counts.kills < kills) {
      await pause(random.between(200, 6_000));
      if (counts.kills >= kills) return;
      counts.kills++;
      if (counts.kills % 20 === 0) say(`${counts.kills} kills`);
      const victim = random.weighted([
        ["node", 5],
        ["database", 4],
        ["both", 1],
      ] as const);
      if (victim !== "node") await member.database.kill();
      if (victim !== "database") await member.node.kill();
      await pause(random.chance(0.1) ? 5_000 : random.between(0, 1_000));
      if (victim !== "node") await member.database.start();
      await member.node.start();
      // A federation that never works would have nothing to lose.
      await member.node.untilWorking();
    }
  };
  const disturbing = async (proxy: Proxy): Promise<void> => {
    while (!ending.signal.aborted) {
      await rest(random.between(500, 6_000));
      if (ending.signal.aborted) return;
      const weather = someWeather(random);
      if (weather.kind === "cut") counts.cuts++;
      proxy.change(weather);
      await rest(random.between(200, 3_000));
      proxy.change({ kind: "clear" });
    }
  };
  const settingClocks = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      await rest(random.between(3_000, 12_000));
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

function someWeather(random: Random): Weather {
  return random.weighted<Weather>([
    [{ kind: "cut" }, 3],
    [{ kind: "mute" }, 4],
    [{ kind: "slow", delay: random.between(20, 400) }, 2],
    [{ kind: "truncating", bytes: random.between(500, 20_000) }, 2],
  ]);
}
