import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { killAtOnce, startOwnerProcess } from "./owner-process.fixture.ts";
import { placeFor, removeEmbeddedPostgres } from "./place.ts";
import { readPostmaster } from "./postmaster.ts";
import { commandLineOf } from "./process-identity.ts";
import { query } from "./query.fixture.ts";
import { startEmbeddedPostgres } from "./start.ts";

let home: string;
let dataDir: string;

beforeEach(async () => {
  home = await realpath(await mkdtemp(join(tmpdir(), "entente-crash-")));
  dataDir = join(home, "database");
});

afterEach(async () => {
  await removeEmbeddedPostgres(dataDir);
  await rm(home, { recursive: true });
});

async function write(url: string, value: number): Promise<void> {
  await query(url, "CREATE TABLE IF NOT EXISTS kept (value int)");
  await query(url, "INSERT INTO kept VALUES ($1)", [value]);
}

/** Finds it by its command line, which holds the path of these data only. */
function killWatchdog(cluster: string): void {
  const numbers = readdirSync("/proc").map(Number).filter(Number.isInteger);
  const found = numbers.filter((pid) => commandLineOf(pid)?.includes(`watchdog ${cluster} `));
  expect(found).toHaveLength(1);
  for (const pid of found) process.kill(pid, "SIGKILL");
}

async function startAndRead(): Promise<number[]> {
  const server = await startEmbeddedPostgres({ dataDir });
  try {
    const rows = await query<{ value: number }>(server.superuserUrl(), "SELECT value FROM kept");
    return rows.map(({ value }) => value);
  } finally {
    await server.stop();
  }
}

describe("when the process that started the server is killed", () => {
  it("the server ends by itself", async () => {
    const owner = await startOwnerProcess(dataDir);
    const { cluster } = await placeFor(dataDir);
    const server = readPostmaster(cluster);
    expect(server?.ready).toBe(true);
    await killAtOnce(owner);
    while (readPostmaster(cluster) !== null) await wait(20);
    // Its note goes first, the process a moment later.
    const commandLine = () => commandLineOf(server?.pid ?? 0) ?? "";
    await expect.poll(commandLine, { timeout: 10_000 }).not.toContain(cluster);
  });

  it("the next start, even at once, finds all that was confirmed", async () => {
    const owner = await startOwnerProcess(dataDir);
    await write(owner.superuserUrl, 7);
    await killAtOnce(owner);
    expect(await startAndRead()).toEqual([7]);
  });

  it("the next start ends a server that was left running", async () => {
    const owner = await startOwnerProcess(dataDir);
    await write(owner.superuserUrl, 8);
    const { cluster } = await placeFor(dataDir);
    killWatchdog(cluster);
    await killAtOnce(owner);
    const left = readPostmaster(cluster);
    expect(commandLineOf(left?.pid ?? 0)).toContain(cluster);
    expect(await startAndRead()).toEqual([8]);
  });

  it("and the server with it, the next start recovers all that was confirmed", async () => {
    const owner = await startOwnerProcess(dataDir);
    await write(owner.superuserUrl, 9);
    const { cluster } = await placeFor(dataDir);
    process.kill(readPostmaster(cluster)?.pid ?? process.pid, "SIGKILL");
    await killAtOnce(owner);
    expect(await startAndRead()).toEqual([9]);
  });

  it("a note of the server with the number of another program harms neither", async () => {
    const owner = await startOwnerProcess(dataDir);
    await write(owner.superuserUrl, 10);
    const { cluster, user } = await placeFor(dataDir);
    await killAtOnce(owner);
    while (readPostmaster(cluster) !== null) await wait(20);
    const bystander = spawn("sleep", ["600"], { ...user, cwd: "/" });
    await writeFile(join(cluster, "postmaster.pid"), `${bystander.pid}\n${cluster}\n0\n5432\n`);
    expect(await startAndRead()).toEqual([10]);
    expect(bystander.exitCode).toBeNull();
    bystander.kill();
  });
});
