import { chown, mkdir, mkdtemp, realpath, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { endOwnerProcess, startOwnerProcess } from "./owner-process.fixture.ts";
import { placeFor, removeEmbeddedPostgres } from "./place.ts";
import { query } from "./query.fixture.ts";
import { isReachableByAnyone, isRoot, NOBODY } from "./server-user.ts";
import { startEmbeddedPostgres } from "./start.ts";

const HERE = fileURLToPath(import.meta.url);
const readableByOthers = await isReachableByAnyone(HERE);

let home: string;

beforeEach(async () => {
  home = await realpath(await mkdtemp(join(tmpdir(), "entente-home-")));
});

afterEach(async () => {
  await removeEmbeddedPostgres(join(home, "database"));
  await rm(home, { recursive: true });
});

async function dataDirectoryOf(url: string): Promise<string> {
  const [row] = await query<{ data_directory: string }>(url, "SHOW data_directory");
  return row?.data_directory ?? "";
}

describe("data that root keeps elsewhere", () => {
  it.runIf(isRoot())(
    "are not begun anew when they are gone, until the note of them is removed",
    async () => {
      const dataDir = join(home, "database");
      const { cluster } = await placeFor(dataDir);
      await rm(dirname(cluster), { recursive: true });
      await expect(placeFor(dataDir)).rejects.toThrow("is gone");
      await rm(join(dataDir, "location"));
      expect((await placeFor(dataDir)).cluster).not.toBe(cluster);
    },
  );

  it.runIf(isRoot())("are sought only below the folder for such data", async () => {
    const dataDir = join(home, "database");
    await mkdir(dataDir);
    await writeFile(join(dataDir, "location"), "/etc");
    await expect(placeFor(dataDir)).rejects.toThrow("outside");
    await expect(removeEmbeddedPostgres(dataDir)).rejects.toThrow("outside");
    await rm(dataDir, { recursive: true });
  });
});

describe("the user the server runs as", () => {
  it.skipIf(isRoot())("is oneself, with the data in the folder asked for", async () => {
    const server = await startEmbeddedPostgres({ dataDir: join(home, "database") });
    const cluster = await dataDirectoryOf(server.superuserUrl());
    await server.stop();
    expect(cluster).toBe(join(home, "database", "data"));
    expect((await stat(join(home, "database", "superuser-password"))).mode & 0o777).toBe(0o600);
  });

  it.runIf(isRoot())("under root is nobody, with the data where nobody can go", async () => {
    expect((await stat(home)).mode & 0o777).toBe(0o700);
    const dataDir = join(home, "database");
    const server = await startEmbeddedPostgres({ dataDir });
    const cluster = await dataDirectoryOf(server.superuserUrl());
    await server.stop();
    expect(cluster.startsWith(home)).toBe(false);
    expect(await stat(cluster)).toMatchObject(NOBODY);
    const { passwordFile } = await placeFor(dataDir);
    expect(await stat(passwordFile)).toMatchObject({ uid: 0, gid: 0, mode: 0o100_600 });
  });

  it.runIf(isRoot() && readableByOthers)(
    "is an ordinary one in a home that others cannot enter, and stays so when root starts it",
    async () => {
      await chown(home, NOBODY.uid, NOBODY.gid);
      const dataDir = join(home, "database");
      const owner = await startOwnerProcess(dataDir, NOBODY, home);
      const cluster = await dataDirectoryOf(owner.superuserUrl);
      expect(cluster).toBe(join(dataDir, "data"));
      await endOwnerProcess(owner);
      const server = await startEmbeddedPostgres({ dataDir });
      expect(await dataDirectoryOf(server.superuserUrl())).toBe(cluster);
      await server.stop();
      const again = await startOwnerProcess(dataDir, NOBODY, home);
      expect(await dataDirectoryOf(again.superuserUrl)).toBe(cluster);
      await endOwnerProcess(again);
    },
  );
});
