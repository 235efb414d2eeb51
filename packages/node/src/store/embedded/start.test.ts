import { mkdir, mkdtemp, rm, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EmbeddedPostgresError } from "./fault.ts";
import { removeEmbeddedPostgres } from "./place.ts";
import { query } from "./query.fixture.ts";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "./start.ts";

let home: string;
let dataDir: string;
let running: EmbeddedPostgres[];

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "entente-postgres-"));
  dataDir = join(home, "database");
  running = [];
});

afterEach(async () => {
  for (const server of running) await server.stop();
  await removeEmbeddedPostgres(dataDir);
  await rm(home, { recursive: true });
});

async function start(options: { port?: number; log?: (line: string) => void } = {}) {
  const server = await startEmbeddedPostgres({ dataDir, ...options });
  running.push(server);
  return server;
}

/** mkdtemp makes folders of mode 700, so under root the data lie elsewhere in all of these. */
describe("the embedded PostgreSQL", () => {
  it("runs SQL, stops, and has kept its data when it starts again", async () => {
    const first = await start();
    await query(first.superuserUrl(), "CREATE TABLE kept AS SELECT 'Zoë' AS name");
    await first.stop();
    const second = await start();
    expect(await query(second.superuserUrl(), "SELECT name FROM kept")).toEqual([{ name: "Zoë" }]);
  });

  it("is independent of the machine's locale and durable", async () => {
    const server = await start();
    const [row] = await query(
      server.superuserUrl(),
      `SELECT datlocprovider AS provider, datlocale AS locale, pg_encoding_to_char(encoding) AS encoding,
         current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS confirmed,
         upper('éß') AS upper
       FROM pg_database WHERE datname = 'template1'`,
    );
    expect(row).toEqual({
      provider: "b",
      locale: "C.UTF-8",
      encoding: "UTF8",
      fsync: "on",
      confirmed: "on",
      upper: "Éß",
    });
  });

  it("lets nobody in without the password", async () => {
    const server = await start();
    const url = new URL(server.superuserUrl());
    url.password = "wrong";
    await expect(query(url.href, "SELECT 1")).rejects.toThrow("password authentication failed");
  });

  it("refuses data that a living process has in use, and leaves its server alone", async () => {
    const server = await start();
    const again = startEmbeddedPostgres({ dataDir });
    await expect(again).rejects.toMatchObject({ reason: "in-use" });
    expect(await query(server.superuserUrl(), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  it("says that the port asked for is taken, and can be started on another one", async () => {
    const blocker = createServer();
    const port = await new Promise<number>((resolve) => {
      blocker.listen(0, "127.0.0.1", () => {
        const address = blocker.address();
        resolve(typeof address === "object" && address ? address.port : 0);
      });
    });
    const failed = start({ port });
    await expect(failed).rejects.toBeInstanceOf(EmbeddedPostgresError);
    await expect(failed).rejects.toMatchObject({ reason: "port-taken" });
    blocker.close();
    expect((await start({ port })).port).toBe(port);
  });

  it("logs without the statement or the values that caused an error", async () => {
    const lines: string[] = [];
    const server = await start({ log: (line) => lines.push(line) });
    const url = server.superuserUrl();
    await query(url, "CREATE TABLE persons (name text PRIMARY KEY)");
    await query(url, "INSERT INTO persons VALUES ('Invented')");
    await expect(query(url, "INSERT INTO persons VALUES ('Invented')")).rejects.toThrow(
      "duplicate",
    );
    await server.stop();
    const log = lines.join("\n");
    expect(log).toContain("duplicate key value");
    expect(log).not.toContain("Invented");
  });

  it("can be stopped twice", async () => {
    const server = await start();
    await Promise.all([server.stop(), server.stop()]);
    await expect(query(server.superuserUrl(), "SELECT 1")).rejects.toThrow("ECONNREFUSED");
  });

  it("leaves nothing of its data behind when they are removed", async () => {
    await mkdir(dataDir);
    const server = await start();
    const [row] = await query<{ data_directory: string }>(
      server.superuserUrl(),
      "SHOW data_directory",
    );
    await server.stop();
    const cluster = row?.data_directory ?? "";
    expect((await stat(cluster)).isDirectory()).toBe(true);
    await removeEmbeddedPostgres(dataDir);
    await expect(stat(cluster)).rejects.toThrow("ENOENT");
  });
});
