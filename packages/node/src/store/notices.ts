import pg from "pg";

/**
 * Notifications that a transaction sends with its commit: in the same message to the database, each
 * once. When it does not commit, nobody is told.
 */
export class Notices {
  readonly #statements = new Set<string>();

  /** @param payload at most 7,999 bytes */
  add(channel: string, payload: string): void {
    this.#statements.add(`notify ${pg.escapeIdentifier(channel)}, ${pg.escapeLiteral(payload)}; `);
  }

  /** The statements that send them, in the order in which they were added. */
  toSql(): string {
    return [...this.#statements].join("");
  }
}
