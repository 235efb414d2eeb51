import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Binaries } from "./binaries.ts";
import { EmbeddedPostgresError, explainFailure } from "./fault.ts";
import type { Place } from "./place.ts";
import { SERVER_ENV, type ServerUser } from "./server-user.ts";

const MAJOR_VERSION = "18";

/** The name of the role that owns everything. */
export const SUPERUSER = "postgres";

/**
 * Makes the data of a server where there are none. An attempt that was cut off leaves nothing
 * behind that a later one would take for data.
 * @returns the superuser's password
 * @throws EmbeddedPostgresError when it fails, or when the data are of another major version
 */
export async function initialise(place: Place, binaries: Binaries): Promise<string> {
  if (existsSync(place.cluster)) return passwordOfExisting(place);
  const password = randomBytes(24).toString("base64url");
  const fresh = `${place.cluster}.new`;
  const passwordCopy = `${fresh}-password`;
  try {
    await rm(fresh, { recursive: true, force: true });
    await mkdir(fresh);
    await writeSecret(passwordCopy, password, place.user);
    await give(fresh, 0o700, place.user);
    await writeSecret(place.passwordFile, password, {});
    const options = { ...place.user, env: SERVER_ENV, cwd: "/" };
    await promisify(execFile)(binaries.initdb, initdbArguments(fresh, passwordCopy), options);
    await rename(fresh, place.cluster);
  } catch (error) {
    throw explainFailure("make its data", String(error));
  } finally {
    await rm(passwordCopy, { force: true });
    await rm(fresh, { recursive: true, force: true });
  }
  return password;
}

/** The built-in locale makes the data independent of the machine they lie on. */
function initdbArguments(folder: string, passwordFile: string): string[] {
  return [
    `--pgdata=${folder}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--data-checksums",
  ];
}

async function passwordOfExisting({ cluster, passwordFile }: Place): Promise<string> {
  const version = (await readText(join(cluster, "PG_VERSION"))).trim();
  if (version !== MAJOR_VERSION)
    throw new EmbeddedPostgresError(
      "other-version",
      `The data in ${cluster} are of PostgreSQL ${version}, this one is ${MAJOR_VERSION}: restore a backup into a new folder, or serve them with PostgreSQL ${version} and set DATABASE_URL.`,
    );
  return (await readText(passwordFile)).trim();
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw explainFailure("read its data", String(error));
  }
}

async function writeSecret(file: string, secret: string, user: ServerUser): Promise<void> {
  await rm(file, { force: true });
  await writeFile(file, `${secret}\n`, { mode: 0o600, flag: "wx" });
  await give(file, 0o600, user);
}

async function give(path: string, mode: number, user: ServerUser): Promise<void> {
  await chmod(path, mode);
  if (user.uid !== undefined) await chown(path, user.uid, user.gid);
}
