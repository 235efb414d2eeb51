import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nodeConfigSchema } from "../config/config.ts";
import { createLog } from "../log/log.ts";
import { startNode } from "../node.ts";
import { removeEmbeddedPostgres } from "../store/embedded/place.ts";
import { runCli } from "./run-cli.fixture.ts";

let folder: string;
let file: string;
const settings = {
  authority: { id: "be-test-police", name: "Police", type: "police", country: "be" },
  http: { port: 0 },
  link: { port: 0, url: "https://link.example:7200" },
  workers: 1,
} as const;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-cli-"));
  file = join(folder, "node.json");
  await writeFile(file, JSON.stringify({ ...settings, dataDir: "data" }));
});
afterAll(async () => {
  await removeEmbeddedPostgres(join(folder, "data", "postgres"));
  await rm(folder, { recursive: true, force: true });
});

const run = (words: string, ...args: string[]) =>
  runCli([...words.split(" "), "--config", file, ...args]);
const addUser = (email: string) =>
  run("user add", "--name", "A", "--email", email, "--roles", "analyst", "--generate-password");

describe("A node with a PostgreSQL of its own", () => {
  test("is examined before its first start, and stays untouched", async () => {
    const { code, out } = await run("doctor", "--json");
    const { findings } = JSON.parse(out) as { findings: { check: string; words: string }[] };
    expect(findings).toContainEqual(expect.objectContaining({ words: "there is none yet" }));
    expect(findings).toContainEqual(expect.objectContaining({ words: "there are no keys yet" }));
    expect(code).toBeLessThan(2);
  });

  test("gets users before its first start", async () => {
    expect(await addUser("first@example.org")).toMatchObject({ code: 0 });
  });

  test("gets users while it runs, as the role the node works as", async () => {
    const config = nodeConfigSchema.parse({ ...settings, dataDir: join(folder, "data") });
    const node = await startNode(config, { log: createLog("silent") });
    try {
      expect(await addUser("second@example.org")).toMatchObject({ code: 0 });
      const { out } = await run("doctor");
      expect(out).toMatch(/^ok +database +PostgreSQL .*which runs/m);
      expect(out).toMatch(/^ok +role +entente_app owns no table/m);
      expect(await node.context.store.isUp()).toBe(true);
    } finally {
      await node.stop();
    }
    const { out } = await run("user list", "--json");
    expect(JSON.parse(out)).toMatchObject({
      items: [{ email: "first@example.org" }, { email: "second@example.org" }],
    });
  });

  test("is told of keys that others may read", async () => {
    await chmod(join(folder, "data", "identity", "tls.pem"), 0o644);
    const { code, out } = await run("doctor");
    expect(code).toBe(1);
    expect(out).toMatch(/^fail +keys .*chmod 600/m);
    expect((await run("card")).err).toContain("chmod 600");
  });
});
