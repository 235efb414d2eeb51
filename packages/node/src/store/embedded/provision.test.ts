import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { removeEmbeddedPostgres } from "./place.ts";
import { createDatabase } from "./provision.ts";
import { query } from "./query.fixture.ts";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "./start.ts";

let home: string;
let server: EmbeddedPostgres;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "entente-provision-"));
  server = await startEmbeddedPostgres({ dataDir: join(home, "database") });
});

afterAll(async () => {
  await server.stop();
  await removeEmbeddedPostgres(join(home, "database"));
  await rm(home, { recursive: true });
});

describe("a node's database", () => {
  it("has an owner who makes tables, and a role for the server whom row-level security binds", async () => {
    const { owner, app } = await createDatabase(server.superuserUrl(), { name: "alpha" });
    await query(owner.url, "CREATE TABLE notes (word text)");
    await query(owner.url, "ALTER TABLE notes ENABLE ROW LEVEL SECURITY");
    await query(owner.url, "INSERT INTO notes VALUES ('hidden')");
    await query(owner.url, `GRANT SELECT ON notes TO ${app.role}`);
    expect(await query(owner.url, "SELECT word FROM notes")).toEqual([{ word: "hidden" }]);
    expect(await query(app.url, "SELECT word FROM notes")).toEqual([]);
    await expect(query(app.url, "CREATE TABLE mine (word text)")).rejects.toThrow(
      "permission denied for schema public",
    );
    await expect(query(app.url, "DROP TABLE notes")).rejects.toThrow("must be owner");
  });

  it("keeps its data and gets new passwords when it is provisioned again", async () => {
    const before = await createDatabase(server.superuserUrl(), { name: "bravo" });
    await query(before.owner.url, "CREATE TABLE kept AS SELECT 1 AS one");
    const after = await createDatabase(server.superuserUrl(), { name: "bravo" });
    expect(await query(after.owner.url, "SELECT one FROM kept")).toEqual([{ one: 1 }]);
    await expect(query(before.app.url, "SELECT 1")).rejects.toThrow("password authentication");
  });

  it("is closed to the roles of another node", async () => {
    const mine = await createDatabase(server.superuserUrl(), { name: "charlie" });
    await createDatabase(server.superuserUrl(), { name: "delta" });
    const theirs = mine.app.url.replace(/\/charlie$/, "/delta");
    await expect(query(theirs, "SELECT 1")).rejects.toThrow("permission denied for database");
  });

  it("has a name that needs no quotes", async () => {
    const attack = createDatabase(server.superuserUrl(), { name: 'x"; DROP ROLE postgres; --' });
    await expect(attack).rejects.toThrow("cannot be the name of a database");
  });
});
