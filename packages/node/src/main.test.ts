import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-main-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function run(
  ...args: string[]
): ChildProcess & { stdout: NodeJS.ReadableStream; stderr: NodeJS.ReadableStream } {
  return spawn(process.execPath, [join(import.meta.dirname, "main.ts"), ...args], {
    env: { ...process.env, DATABASE_URL: "", DATABASE_OWNER_URL: "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

async function outcomeOf(...args: string[]): Promise<{ code: number | null; words: string }> {
  const child = run(...args);
  const exited = once(child, "exit");
  const words = await text(child.stderr);
  await exited;
  return { code: child.exitCode, words };
}

describe("The command that runs a node", () => {
  test("says how it is called", async () => {
    expect(await outcomeOf()).toEqual({ code: 2, words: "Usage: npm run node -- --config FILE\n" });
    expect(await outcomeOf("--confg", "x")).toMatchObject({ code: 2 });
  });

  test("names the line of each fault in the config", async () => {
    const file = join(folder, "faulty.json");
    await writeFile(
      file,
      '{\n  "authority": 7,\n  "http": { "port": 0 },\n  "dataDir": "d", "link": { "port": 0 }\n}',
    );
    const { code, words } = await outcomeOf("--config", file);
    expect(code).toBe(2);
    expect(words).toMatch(`${file}:2:3: authority: `);
  });

  test("runs a node with a PostgreSQL of its own until it is told to stop", async () => {
    const file = join(folder, "node.json");
    const authority = { id: "be-test-police", name: "Test", type: "police", country: "be" };
    const listeners = { http: { port: 0 }, link: { port: 0 } };
    await writeFile(file, JSON.stringify({ authority, ...listeners, dataDir: "data", workers: 1 }));
    const child = run("--config", file);
    const exited = once(child, "exit");
    let url: string | undefined;
    for await (const line of createInterface(child.stdout)) {
      url = (JSON.parse(line) as { http?: string }).http;
      if (url) break;
    }
    expect((await fetch(`${url}/health`)).status).toBe(200);
    child.kill("SIGTERM");
    await exited;
    expect(child.exitCode).toBe(0);
  });
});
