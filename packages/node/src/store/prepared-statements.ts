import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import pg from "pg";

/** A statement is prepared when it comes for the third time: many are written once and never again. */
const worthPreparing = 3;
/** Most statements that each connection keeps prepared, and most that are counted. */
const mostPrepared = 500;
const mostCounted = 5_000;
const planOutdated = "0A000";
const readOnly = "25006";

/** Names of statements that have come often enough; the same for all connections of a pool. */
type Names = {
  readonly of: (text: string) => string | undefined;
  /** From now on all have new names: a migration has outdated the plans of the old ones. */
  readonly renew: () => void;
};

/**
 * A pool whose connections keep the plans of statements that recur: with row-level security PostgreSQL
 * takes longer to plan most of them than to run them.
 */
export function preparing(pool: pg.Pool): PostgresPool {
  const names = openNames();
  return {
    connect: async () => new PreparingClient(await pool.connect(), names),
    end: () => pool.end(),
    options: pool.options,
  };
}

function openNames(): Names {
  const counts = new Map<string, number>();
  const names = new Map<string, string>();
  let made = 0;
  return {
    of(text) {
      const name = names.get(text);
      if (name !== undefined || names.size >= mostPrepared) return name;
      const count = (counts.get(text) ?? 0) + 1;
      if (count < worthPreparing) {
        if (counts.size >= mostCounted) counts.clear();
        counts.set(text, count);
        return undefined;
      }
      counts.delete(text);
      names.set(text, `entente_${made++}`);
      return names.get(text);
    },
    renew: () => names.clear(),
  };
}

class PreparingClient implements PostgresPoolClient {
  readonly #client: pg.PoolClient;
  readonly #names: Names;
  /** True when the server behind it takes no changes: a new connection may reach one that does. */
  #isReadOnly = false;
  #isReleased = false;

  constructor(client: pg.PoolClient, names: Names) {
    this.#client = client;
    this.#names = names;
  }

  query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query<R>(
    statement: string | PostgresCursor<R>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof statement !== "string") throw new TypeError("cursors are not used here");
    return this.#run<R>(statement, parameters);
  }

  /** One that is given back within a transaction is not used again either. */
  release(destroy?: boolean): void {
    this.#isReleased = true;
    const isIdle = this.#client.getTransactionStatus() === "I";
    this.#client.release(destroy === true || this.#isReadOnly || !isIdle);
  }

  async #run<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    if (this.#isReleased) throw new Error("a statement after the end of its transaction");
    const name = parameters.length > 0 ? this.#names.of(text) : undefined;
    const values = [...parameters];
    try {
      const result = await this.#client.query(name ? { name, text, values } : { text, values });
      return result as unknown as PostgresQueryResult<R>;
    } catch (error) {
      if (isPlanOutdated(error)) this.#names.renew();
      if (isOf(error, readOnly)) this.#isReadOnly = true;
      throw error;
    }
  }
}

/** Whether a migration by another server has changed what a prepared statement answers. */
export function isPlanOutdated(error: unknown): boolean {
  return isOf(error, planOutdated);
}

function isOf(error: unknown, code: string): boolean {
  return error instanceof pg.DatabaseError && error.code === code;
}
