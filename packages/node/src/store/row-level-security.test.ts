import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPerson, openCase } from "../features/records/records.fixture.ts";
import { startTestNode, type TestNode } from "../testing/test-node.ts";
import type { TestClient } from "../testing/test-client.ts";

let node: TestNode;
let ana: TestClient;
let anaId: string;
let bobId: string;
let raw: pg.Client;

beforeAll(async () => {
  node = await startTestNode();
  anaId = await node.addUser("ana@example.org", "analyst");
  bobId = await node.addUser("bob@example.org", "analyst");
  ana = await node.signIn("ana@example.org");
  await node.signIn("bob@example.org");
  const caseId = await openCase(ana);
  const { id } = await createPerson(ana, "Of A Case", { caseId });
  await createPerson(ana, "Of The Register");
  await ana.get(`/records/${id}`, { "x-justification": "because" });
  raw = new pg.Client({ connectionString: node.database.url });
  await raw.connect();
});
afterAll(async () => {
  await raw.end();
  await node.stop();
});

/** Runs one statement as the server's role, in a transaction of its own with these settings. */
async function as(settings: Record<string, string>, sql: string) {
  await raw.query("begin");
  try {
    for (const [name, value] of Object.entries(settings))
      await raw.query("select set_config($1, $2, true)", [`entente.${name}`, value]);
    return await raw.query<Record<string, unknown>>(sql);
  } finally {
    await raw.query("rollback");
  }
}

/** Tables with content of records, or with what was done with it. */
const guarded = [
  "record",
  "statement",
  "case_file",
  "case_member",
  "case_record",
  "foreign_record",
  "justification",
  "ledger_entry",
  "hit",
  "request",
  "request_delay",
  "request_notice",
  "prepared_answer",
  "outside_request",
  "request_copy",
  "match_key",
  "import",
  "import_fault",
  "outbox",
  "inbox",
  "app_user",
  "user_password",
  "session",
  "passkey",
  "oidc_link",
  "sign_in_challenge",
  "sign_in_attempt",
];

describe("The role of the server", () => {
  test.each(guarded)("without saying who acts sees nothing of %s", async (table) => {
    expect((await as({}, `select * from ${table}`)).rows).toEqual([]);
    for (const settings of [{ user_id: "" }, { scope: "" }, { scope: "systems" }])
      expect((await as(settings as never, `select * from ${table}`)).rows).toEqual([]);
  });

  test("sees rows once it says who acts, so that the test before means something", async () => {
    for (const table of ["record", "statement", "case_file", "ledger_entry", "justification"])
      expect((await as({ scope: "system" }, `select * from ${table}`)).rows.length).toBeGreaterThan(
        0,
      );
    const count = async (settings: Record<string, string>) =>
      (await as(settings, "select * from record")).rows.length;
    expect(await count({ user_id: anaId })).toBe(2);
    expect(await count({ user_id: bobId })).toBe(1);
    expect((await as({ user_id: bobId }, "select * from case_file")).rows).toEqual([]);
    expect((await as({ user_id: bobId }, "select * from justification")).rows).toEqual([]);
    const statements = await as({ user_id: bobId }, "select value from statement");
    expect(statements.rows).toEqual([{ value: "Of The Register" }]);
  });

  test.each([
    "update ledger_entry set act = 'x'",
    "delete from ledger_entry",
    "truncate ledger_entry",
  ])("cannot do: %s", async (sql) => {
    await expect(as({ scope: "system" }, sql)).rejects.toThrow(/permission denied/);
  });

  test("writes nothing into the ledger without saying who acts", async () => {
    const sql = `insert into ledger_entry (actor_type, actor_id, act, object_type, object_id, salt,
      leaf_hash) values ('user', 'x', 'x', 'x', 'x', '', '')`;
    await expect(as({}, sql)).rejects.toThrow(/row-level security/);
  });

  test("does not reach the index of words but through the search, which asks who acts", async () => {
    expect((await as({ scope: "system" }, "select * from record_index")).rows).toEqual([]);
    await expect(
      as({ scope: "system" }, `insert into record_index values ('${anaId}', '', '{}')`),
    ).rejects.toThrow(/row-level security/);
    const search = "select * from entente_find_records('register:*'::tsquery, '{}')";
    expect((await as({}, search)).rows).toEqual([]);
    expect((await as({ user_id: bobId }, search)).rows).toHaveLength(1);
  });

  test("cannot file a record in a case of others, nor see it by doing so", async () => {
    const sql = `insert into case_record (case_id, record_id)
      select '${(await ana.get<{ items: { id: string }[] }>("/cases")).body.items[0]!.id}', id
      from record`;
    await expect(as({ user_id: bobId }, sql)).rejects.toThrow(/row-level security/);
  });

  test("shows no user's transaction the hash of a password, and lets none write one", async () => {
    const hashes = "select user_id from user_password";
    expect((await as({ scope: "system" }, hashes)).rows).toHaveLength(2);
    for (const who of [anaId, bobId]) expect((await as({ user_id: who }, hashes)).rows).toEqual([]);
    expect(
      (await as({ user_id: bobId }, "update user_password set hash = 'x' returning user_id")).rows,
    ).toEqual([]);
    await expect(
      as(
        { user_id: bobId },
        `insert into user_password values ('${bobId}', 'x')
        on conflict (user_id) do update set hash = 'x'`,
      ),
    ).rejects.toThrow(/row-level security/);
    const columns = await as(
      { user_id: bobId },
      "select column_name from information_schema.columns where table_name = 'app_user'",
    );
    expect(columns.rows.map((row) => row["column_name"])).not.toContain("password_hash");
  });

  test("shows a user no session but their own, and lets nobody change another user or their own rights", async () => {
    const sessions = "select user_id from session";
    const users = async (settings: Record<string, string>) =>
      new Set((await as(settings, sessions)).rows.map((row) => row["user_id"]));
    expect(await users({ scope: "system" })).toEqual(new Set([anaId, bobId]));
    expect(await users({ user_id: bobId })).toEqual(new Set([bobId]));
    const change = (what: string, who: string) =>
      as({ user_id: bobId }, `update app_user set ${what} where id = '${who}' returning id`);
    expect((await change("language = 'nl'", bobId)).rows).toHaveLength(1);
    expect((await change("language = 'nl'", anaId)).rows).toEqual([]);
    for (const what of ["roles = '{administrator}'", "disabled = true", "email = 'x@example.org'"])
      await expect(change(what, bobId)).rejects.toThrow(/nobody changes their own rights/);
    await expect(
      as({ user_id: bobId }, `delete from app_user where id = '${bobId}' returning id`),
    ).resolves.toMatchObject({ rows: [] });
    const made = `insert into app_user (id, email, name, language, roles)
      values (gen_random_uuid(), 'y@example.org', 'Y', 'en', '{administrator}')`;
    await expect(as({ user_id: bobId }, made)).rejects.toThrow(/row-level security/);
  });

  test("tells a user of no case nothing of cases, by whatever table it is asked", async () => {
    for (const table of ["case_file", "case_record", "justification"])
      expect((await as({ user_id: bobId }, `select * from ${table}`)).rows).toEqual([]);
    const joined = `select record.id from record join case_record on case_record.record_id = record.id`;
    expect((await as({ user_id: bobId }, joined)).rows).toEqual([]);
    const found = "select * from entente_find_records('case:*'::tsquery, '{}')";
    const ids = (await as({ user_id: bobId }, found)).rows.map((row) => String(row["record_id"]));
    for (const id of ids)
      expect(
        (await as({ user_id: bobId }, `select id from record where id = '${id}'`)).rows,
      ).toEqual([]);
  });

  test("does not own the tables, nor may it go round the policies", async () => {
    const { rows } = await as(
      {},
      "select rolsuper, rolbypassrls from pg_roles where rolname = current_user",
    );
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false }]);
    await expect(as({}, "alter table record disable row level security")).rejects.toThrow(/owner/);
  });
});

describe("A transaction", () => {
  test("leaves nothing of its actor to the next one on the same connection", async () => {
    const store = node.context.store;
    const count = (actor: Parameters<typeof store.transaction>[0]) =>
      store.transaction(
        actor,
        async (tx) => (await tx.selectFrom("record").select("id").execute()).length,
      );
    for (let round = 0; round < 20; round++) {
      expect(await count({ type: "system", name: "test" })).toBe(2);
      expect(await count({ type: "user", userId: bobId })).toBe(1);
    }
  });

  test("takes nothing but a user's id as a user's id", async () => {
    for (const userId of ["", "x", "'; set local entente.scope = 'system'; --", `${anaId}'`])
      await expect(
        node.context.store.transaction({ type: "user", userId }, async () => undefined),
      ).rejects.toThrow(TypeError);
  });
});
