import { randomBytes } from "node:crypto";
import { Client } from "pg";

/** How to log in as one role. */
export interface Login {
  readonly role: string;
  /** A connection string with the password. */
  readonly url: string;
}

/** A node's database with its two roles. */
export interface ProvisionedDatabase {
  /** Owns the database and its tables; for migrations only. */
  readonly owner: Login;
  /** Owns nothing, so that row-level security holds for it; for everything else. */
  readonly app: Login;
}

const NAME = /^[a-z][a-z0-9_]{0,50}$/;

/**
 * Makes the database of one node with its roles `<name>_owner` and `<name>_app`, or, where they
 * exist, gives the roles new passwords. The tables' rights are given by the migrations.
 * @param superuserUrl a connection string of a superuser
 * @param options.name of the database: small letters, digits and underscores
 * @throws Error when the name is no such name, or the server refuses
 */
export async function createDatabase(
  superuserUrl: string,
  { name }: { readonly name: string },
): Promise<ProvisionedDatabase> {
  if (!NAME.test(name)) throw new Error(`"${name}" cannot be the name of a database`);
  const owner = `${name}_owner`;
  const app = `${name}_app`;
  const passwords = await withClient(superuserUrl, async (client) => {
    const made = { owner: await setRole(client, owner), app: await setRole(client, app) };
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${name} OWNER ${owner}`);
    await client.query(`ALTER DATABASE ${name} OWNER TO ${owner}`);
    await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
    await client.query(`GRANT CONNECT, TEMPORARY ON DATABASE ${name} TO ${app}`);
    return made;
  });
  await withClient(withLogin(superuserUrl, name), async (client) => {
    await client.query("REVOKE ALL ON SCHEMA public FROM PUBLIC");
    await client.query(`GRANT USAGE ON SCHEMA public TO ${app}`);
  });
  return {
    owner: { role: owner, url: withLogin(superuserUrl, name, owner, passwords.owner) },
    app: { role: app, url: withLogin(superuserUrl, name, app, passwords.app) },
  };
}

/** @returns the role's new password */
async function setRole(client: Client, role: string): Promise<string> {
  const password = randomBytes(24).toString("base64url");
  const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [role]);
  const verb = rowCount === 0 ? "CREATE" : "ALTER";
  await client.query(
    `${verb} ROLE ${role} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD '${password}'`,
  );
  return password;
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function withLogin(url: string, database: string, role?: string, password?: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  if (role !== undefined) changed.username = role;
  if (password !== undefined) changed.password = password;
  return changed.href;
}
