import { newId } from "@entente/model";
import { Kysely, PostgresDialect, sql } from "kysely";
import { Migrator } from "kysely/migration";
import pg from "pg";
import type { Actor } from "./actor.ts";
import { listen } from "./listen.ts";
import { Notices } from "./notices.ts";
import { migrations } from "./migrations/index.ts";
import { isPlanOutdated, preparing } from "./prepared-statements.ts";
import type { Database } from "./schema.ts";

/** An open transaction on the node's database, bound to the actor it was opened for. */
export type Transaction = Kysely<Database> & {
  readonly actor: Actor;
  /** The server process that opened it: claims are bound to it. */
  readonly server: string;
  /** What is notified with the commit, in this order. */
  readonly notices: Notices;
  /** SHA-256 (hex) of the partner's message that is being taken: its entries in the ledger name it. */
  message?: string | undefined;
};

/** The node's database. */
export type Store = {
  /** Names this server process among those on the database; new at each start. */
  readonly server: string;
  /**
   * Runs `work` in one transaction as `actor`; row-level security sees what that actor may see
   * (a user: own cases and the register; the system and partners' messages: everything).
   * Retries up to three times on serialisation failures and deadlocks.
   */
  transaction: <T>(actor: Actor, work: (tx: Transaction) => Promise<T>) => Promise<T>;
  /**
   * Listens for notifications on channels; resolves once listening. A lost connection is made again,
   * and `onGap` then tells that notifications may have been missed. Returns the way to stop.
   */
  listen: (
    channels: readonly string[],
    onNotification: (channel: string, payload: string) => void,
    onGap?: () => void,
  ) => Promise<() => Promise<void>>;
  /** Answers whether the database answers. */
  isUp: () => Promise<boolean>;
  close: () => Promise<void>;
};

const int8 = 20;
const date = 1082;

/**
 * Opens the node's database.
 * @param url connection string of the role the server runs as; it need not own the tables
 * @param poolSize most connections held at once
 */
export function openStore(url: string, poolSize = 12): Store {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    types: {
      getTypeParser: (oid: number, format?: "text" | "binary"): ((value: string) => unknown) => {
        if (oid === int8) return Number;
        if (oid === date) return (value: string) => value;
        return pg.types.getTypeParser(oid, format) as (value: string) => unknown;
      },
    },
  });
  // A connection lost while idle is replaced at the next use; without a listener it would end the process.
  pool.on("error", () => undefined);
  // One lost while in use fails the query at hand, which is where it is dealt with.
  pool.on("connect", (client) => client.on("error", () => undefined));
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: preparing(pool) }) });

  const server = newId();

  return {
    server,
    transaction: (actor, work) => withRetries(() => runAs(db, server, actor, work)),
    listen: (channels, onNotification, onGap) => listen(url, channels, onNotification, onGap),
    isUp: () =>
      sql`select 1`.execute(db).then(
        () => true,
        () => false,
      ),
    close: () => db.destroy(),
  };
}

/**
 * Brings the database to the newest schema. Safe when several servers start at once: the first takes
 * a lock, the others wait and find nothing to do.
 * @param ownerUrl connection string of the role that owns the tables
 * @param appRole role the server runs as, if another: it gets the rights it needs
 * @throws when a migration fails; the database is then as it was before that migration
 */
export async function migrate(ownerUrl: string, appRole?: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1 });
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  try {
    const { error } = await new Migrator({
      db,
      provider: { getMigrations: async () => migrations },
    }).migrateToLatest();
    if (error) throw error instanceof Error ? error : new Error("a migration failed");
    if (appRole) await db.transaction().execute((tx) => grant(tx, appRole));
  } finally {
    await db.destroy();
  }
}

async function grant(db: Kysely<Database>, role: string): Promise<void> {
  const name = sql.id(role);
  // PostgreSQL refuses grants on one table by two servers that start at the same time.
  await sql`select pg_advisory_xact_lock(hashtextextended('entente grants', 0))`.execute(db);
  await sql`grant select, insert, update, delete on all tables in schema public to ${name}`.execute(
    db,
  );
  await sql`grant usage on all sequences in schema public to ${name}`.execute(db);
  await sql`
    revoke update, delete on
      ledger_entry, ledger_leaf, ledger_node, ledger_checkpoint, witnessed_checkpoint,
      exchange_evidence, history_break
    from ${name}
  `.execute(db);
  await sql`revoke insert, delete on ledger_tree from ${name}`.execute(db);
  await sql`grant execute on function entente_erase_justifications to ${name}`.execute(db);
  await sql`grant execute on function entente_thin_checkpoints to ${name}`.execute(db);
  await sql`grant execute on function entente_forget_record to ${name}`.execute(db);
  await sql`grant execute on function entente_index_records, entente_find_records to ${name}`.execute(
    db,
  );
}

/**
 * Does `work` with sight of everything, in the same transaction and in the name of the same actor:
 * for what an act brings about in rows that the actor does not see. Tell the actor nothing of them.
 */
export async function withFullSight<T>(tx: Transaction, work: () => Promise<T>): Promise<T> {
  if (tx.actor.type !== "user" || (await seesAll(tx))) return work();
  await sql`set local entente.scope = 'system'`.execute(tx);
  const result = await work();
  // Not after a failure: the transaction is then over, and the setting with it.
  await sql`set local entente.scope = ''`.execute(tx);
  return result;
}

async function seesAll(tx: Transaction): Promise<boolean> {
  const { rows } = await sql<{ all: boolean }>`select entente_is_system() as all`.execute(tx);
  return rows[0]?.all === true;
}

/** One connection from `begin` to `commit`; what is used of it afterwards throws. */
function runAs<T>(
  db: Kysely<Database>,
  server: string,
  actor: Actor,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return db.connection().execute(async (connection) => {
    const tx: Transaction = Object.assign(connection, { actor, server, notices: new Notices() });
    await sql.raw(`begin; ${settingsFor(actor)}`).execute(tx);
    try {
      const result = await work(tx);
      await commit(tx);
      return result;
    } catch (error) {
      // Where this fails too, the connection is not used again.
      await sql
        .raw("rollback")
        .execute(tx)
        .catch(() => undefined);
      throw error;
    }
  });
}

/** @throws Error when a statement has failed and the failure was passed over: nothing is then kept */
async function commit(tx: Transaction): Promise<void> {
  const { rows } = await sql.raw<{ command: string }>(`${tx.notices.toSql()}commit`).execute(tx);
  if (rows[0]?.command === "ROLLBACK") throw new Error("the transaction was aborted");
}

function settingsFor(actor: Actor): string {
  if (actor.type !== "user") return "set local entente.scope = 'system'";
  if (!/^[0-9a-f-]{36}$/.test(actor.userId)) throw new TypeError("a user id is a UUID");
  return `set local entente.user_id = '${actor.userId}'`;
}

const serializationFailure = "40001";
const deadlockDetected = "40P01";

async function withRetries<T>(run: () => Promise<T>, attempts = 3): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const code = error instanceof pg.DatabaseError ? error.code : undefined;
    const passing =
      code === serializationFailure || code === deadlockDetected || isPlanOutdated(error);
    if (!passing || attempts <= 1) throw error;
    return withRetries(run, attempts - 1);
  }
}
