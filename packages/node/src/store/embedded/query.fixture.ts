import { Client } from "pg";

/**
 * For tests: runs one statement over a connection of its own.
 * @param url a connection string
 * @returns the rows
 */
export async function query<Row = unknown>(
  url: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, [...values])).rows as Row[];
  } finally {
    await client.end();
  }
}
