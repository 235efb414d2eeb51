import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { removeOrphans } from "./orphans.ts";

let elsewhere: string;
beforeEach(async () => {
  elsewhere = await mkdtemp(join(tmpdir(), "entente-elsewhere-"));
});
afterEach(() => rm(elsewhere, { recursive: true }));

/** Data that belong to a folder; without a note they belong to nobody. */
async function dataOf(name: string, owner?: string): Promise<string> {
  const home = join(elsewhere, name);
  await mkdir(join(home, "data"), { recursive: true });
  if (owner !== undefined) await writeFile(join(home, "belongs-to"), `${owner}\n`);
  return home;
}

test("Data of a temporary folder go once the folder has gone", async () => {
  const owner = await mkdtemp(join(tmpdir(), "entente-owner-"));
  const home = await dataOf("postgres-1", owner);
  await removeOrphans(elsewhere);
  expect(existsSync(home)).toBe(true);
  await rm(owner, { recursive: true });
  await removeOrphans(elsewhere);
  expect(existsSync(home)).toBe(false);
});

test("Data of a folder that is not temporary stay, though it cannot be seen", async () => {
  const home = await dataOf("postgres-2", "/mnt/a-disk-that-is-not-mounted/database");
  await removeOrphans(elsewhere);
  expect(existsSync(home)).toBe(true);
});

test("Data that do not say whose they are stay", async () => {
  const home = await dataOf("postgres-3");
  await removeOrphans(elsewhere);
  expect(existsSync(home)).toBe(true);
});
