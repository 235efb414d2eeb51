import { sql } from "kysely";
import type { Store } from "../../store/store.ts";
import { commandLine } from "../change.ts";
import type { ReachedDatabase } from "../open-database.ts";
import { readSchemaState } from "../schema-state.ts";
import { reporter, type Finding } from "./finding.ts";

const leastVersion = 150_000;

/** Whether the database is of a version the node works with; and its clock, beside this machine's. */
export async function checkDatabase(
  store: Store,
  { how }: ReachedDatabase,
): Promise<{ findings: Finding[]; skewSeconds: number }> {
  const { ok, fail } = reporter("database");
  const asked = Date.now();
  const { rows } = await store.transaction(commandLine, (tx) =>
    sql<{ version: number; words: string; now: Date }>`
      select current_setting('server_version_num')::int as version,
        current_setting('server_version') as words, clock_timestamp() as now`.execute(tx),
  );
  const { version = 0, words = "", now = new Date() } = rows[0] ?? {};
  const where = {
    configured: "as configured",
    running: "the node's own, which runs",
    started: "the node's own, started for this check: the node does not run",
  };
  return {
    findings: [
      version >= leastVersion
        ? ok(`PostgreSQL ${words}, ${where[how]}`)
        : fail(`PostgreSQL ${words}`, "Move to PostgreSQL 15 or newer."),
    ],
    // The answer was made between asking and now.
    skewSeconds: (now.getTime() - (asked + Date.now()) / 2) / 1_000,
  };
}

/** Whether the database is at the schema of this version. */
export async function checkSchema(store: Store): Promise<Finding> {
  const { ok, warn, fail } = reporter("schema");
  const schema = await readSchemaState(store);
  if (schema.state === "newest") return ok("the newest");
  if (schema.state === "empty")
    return warn("the database is empty", "The first start of the node fills it.");
  return schema.state === "older"
    ? warn(`lacks ${schema.names.join(", ")}`, "Start the node with this version.")
    : fail(`of a newer version (${schema.names.join(", ")})`, "Use that version of Entente.");
}

/** Whether the role the node works as is held by row-level security and cannot change the ledger. */
export async function checkRole(store: Store): Promise<Finding[]> {
  const { ok, warn, fail } = reporter("role");
  const { rows } = await store.transaction(commandLine, (tx) =>
    sql<Role>`
      select current_user as name, rolsuper as "isSuperuser", rolbypassrls as "bypasses",
        exists (select from pg_tables where schemaname = 'public' and tableowner = current_user)
          as "ownsTables",
        has_table_privilege('ledger_entry', 'update') or has_table_privilege('ledger_entry', 'delete')
          as "changesLedger"
      from pg_roles where rolname = current_user`.execute(tx),
  );
  const role = rows[0];
  if (!role) return [fail("the database does not tell who the node is", "Check database.url.")];
  const { name } = role;
  const twoRoles =
    "Let another role own the tables: database.ownerUrl (docs/operating.md, PostgreSQL).";
  const findings: Finding[] = [];
  if (role.isSuperuser || role.bypasses)
    findings.push(
      fail(
        `${name} goes round row-level security: everybody could see every case`,
        `Run: ALTER ROLE "${name}" NOSUPERUSER NOBYPASSRLS`,
      ),
    );
  if (role.ownsTables)
    findings.push(warn(`${name} owns the tables, so it could lift their rules`, twoRoles));
  else if (role.changesLedger)
    findings.push(
      fail(`${name} may change the ledger`, "Start the node: it takes the right away."),
    );
  return findings.length > 0 ? findings : [ok(`${name} owns no table and sees by the rules`)];
}

type Role = {
  name: string;
  isSuperuser: boolean;
  bypasses: boolean;
  ownsTables: boolean;
  changesLedger: boolean;
};
