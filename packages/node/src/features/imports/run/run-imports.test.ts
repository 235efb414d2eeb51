import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql, type RawBuilder } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startTestNode, type TestNode } from "../../../testing/test-node.ts";
import { openStore } from "../../../store/store.ts";
import type { NodeOverrides } from "../../../node.ts";
import { openDesk, type ImportDesk } from "../imports.fixture.ts";

let dataDir: string;
let node: TestNode;
let desk: ImportDesk;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "entente-run-"));
  node = await startTestNode({ config: { dataDir } });
  await node.addUser("analyst@node.example", "analyst");
  desk = await openDesk(node);
});
afterEach(async () => {
  await node.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const rows = 4_000;
const file = `id,name,birth date\n${Array.from(
  { length: rows },
  (_, i) => `r${i},Name${i} Family${i % 97},${i % 50 === 0 ? "31/02/1980" : 1950 + (i % 50)}`,
).join("\n")}\n`;
const everything = {
  total: rows,
  done: rows,
  imported: rows,
  unchanged: 0,
  faulty: rows / 50,
  partly: rows / 50,
};

async function begin(): Promise<string> {
  const found = await desk.upload(file);
  await desk.map(found);
  await desk.analyst.post(`/imports/${found.id}/start`);
  return found.id;
}

describe("A run", () => {
  test("can be cancelled and resumed, and then has done every row once", async () => {
    const id = await begin();
    await desk.until(id, (view) => view.rows.done > 0);
    const cancelled = await desk.analyst.post<{ state: string }>(`/imports/${id}/cancel`);
    expect(cancelled.body).toMatchObject({ state: "cancelled", can: { resume: true } });
    const stopped = await desk.until(id, () => true);
    expect(stopped.rows.done).toBeLessThan(rows);
    await desk.analyst.post(`/imports/${id}/resume`);
    const done = await desk.until(id, (view) => view.state !== "running");
    expect(done).toMatchObject({ state: "done", rows: everything });
    const faults = (await desk.report(id)).trimEnd().split("\r\n");
    expect(faults).toHaveLength(1 + rows / 50);
  });

  test("goes on by itself after the node was stopped, from the row where it stood", async () => {
    const id = await begin();
    await desk.until(id, (view) => view.rows.done > 0);
    await node.stop();
    await restart();
    const done = await desk.until(id, (view) => view.state !== "running");
    expect(done).toMatchObject({ state: "done", rows: everything });
    await expect.poll(() => readdir(join(dataDir, "imports"))).toEqual([]);
  });

  test("goes on after its server died in the middle of a batch", async () => {
    const id = await begin();
    const { done: before } = (await desk.until(id, (view) => view.rows.done > 0)).rows;
    await node.stop();
    await asDatabase(sql`
      update import set claimed_until = now() + interval '20 seconds' where id = ${id}`);
    await restart();
    expect((await desk.until(id, () => true)).rows.done).toBeLessThan(rows);
    await node.stop();
    await restart({ now: () => new Date(Date.now() + 60_000) });
    const done = await desk.until(id, (view) => view.state !== "running");
    expect(before).toBeLessThan(rows);
    expect(done).toMatchObject({ state: "done", rows: everything });
  });

  test("that cannot go on says why", async () => {
    const found = await desk.upload(file);
    await desk.map(found);
    await rm(join(dataDir, "imports", found.id));
    expect(await desk.run(found.id)).toMatchObject({
      state: "failed",
      problem: { code: "file-missing" },
      can: { resume: true },
    });
  });

  test("tells the user's pages, four times a second at most", async () => {
    const from = Date.now();
    const told: string[] = [];
    const { userId } = await whoAmI();
    const { stop } = node.context.events.subscribe(userId, {
      onMessage: ({ type, facts }) => {
        if (type === "import") told.push(String(facts?.["state"]));
      },
      onGap: () => told.push("gap"),
    });
    const id = await begin();
    await desk.until(id, (view) => view.state === "done");
    stop();
    expect(told[0]).toBe("running");
    expect(told.at(-1)).toBe("done");
    expect(told.length).toBeLessThanOrEqual(4 + ((Date.now() - from) / 1000) * 4);
  });

  test("can only be done once, and not be changed any more", async () => {
    const done = await desk.bring("id,name\n1,Jan\n");
    for (const path of ["start", "cancel", "resume"])
      expect((await desk.analyst.post(`/imports/${done.id}/${path}`)).status).toBe(409);
    const change = await desk.analyst.patch(`/imports/${done.id}`, { mapping: done.mapping });
    expect(change.status).toBe(409);
  });
});

/** Starts another server on the same database and folder. */
async function restart(overrides: NodeOverrides = {}): Promise<void> {
  node = await startTestNode({ config: { dataDir }, database: node.database, overrides });
  desk = await openDesk(node);
}

/** Runs a statement beside the node's own. */
async function asDatabase(statement: RawBuilder<unknown>): Promise<void> {
  const store = openStore(node.database.url, 1);
  const actor = { type: "system", name: "test" } as const;
  try {
    await store.transaction(actor, (tx) => statement.execute(tx));
  } finally {
    await store.close();
  }
}

async function whoAmI(): Promise<{ userId: string }> {
  const { body } = await desk.analyst.get<{ user: { id: string } }>("/session");
  return { userId: body.user.id };
}
