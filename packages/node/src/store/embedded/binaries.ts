import { execFile } from "node:child_process";
import { constants } from "node:fs";
import {
  chmod,
  copyFile,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  rename,
  rm,
  stat,
  symlink,
} from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { basename, dirname, extname, join } from "node:path";
import { promisify } from "node:util";
import { explainFailure } from "./fault.ts";
import { findNativePackage, type NativePackage } from "./native.ts";
import { isRoot, SERVER_ENV, type ServerUser } from "./server-user.ts";

/** The programs of a PostgreSQL that can be run. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** For building extensions only. */
const NOT_NEEDED = new Set(["pgxs", "pkgconfig", "include"]);

/**
 * Makes a PostgreSQL that the server's user can run. The files in node_modules lack the links
 * between their libraries, may lie where that user cannot go, and vanish with the next
 * installation while the server runs; so a complete copy (45 MB, made once per version) is kept
 * in a cache: /var/cache/entente for root, ~/.cache/entente for others, or else a folder of one's
 * own in the temporary folder.
 * @throws EmbeddedPostgresError when there is no PostgreSQL for this system, or no place for it
 */
export async function prepareBinaries(user: ServerUser): Promise<Binaries> {
  const native = await findNativePackage();
  const name = `postgres-${native.version}-${process.platform}-${process.arch}`;
  const faults: string[] = [];
  for (const cache of caches()) {
    try {
      const folder = join(cache, name);
      await makeCache(cache);
      if (!(await exists(folder))) await install(native, folder);
      const bin = join(folder, "bin");
      const binaries = { initdb: join(bin, "initdb"), postgres: join(bin, "postgres") };
      // A cache may be on a file system from which no program can be run.
      const options = { ...user, env: SERVER_ENV, cwd: "/" };
      await promisify(execFile)(binaries.postgres, ["--version"], options);
      return binaries;
    } catch (error) {
      faults.push(String(error));
    }
  }
  throw explainFailure("be unpacked", faults.join("\n"));
}

function caches(): string[] {
  const temporary = join(tmpdir(), `entente-${process.getuid?.() ?? "cache"}`);
  if (isRoot()) return ["/var/cache/entente", temporary];
  const cache = process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
  return [join(cache, "entente"), temporary];
}

/** Programs are run from it, so nobody else may be able to write to it. */
async function makeCache(cache: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const { uid, mode } = await lstat(cache);
  if (uid !== process.getuid?.()) throw new Error(`EACCES: ${cache} belongs to another user`);
  if ((mode & 0o022) !== 0 || isRoot()) await chmod(cache, 0o755);
}

/** Copies beside the folder and renames, so that a folder that is there is complete. */
async function install(native: NativePackage, folder: string): Promise<void> {
  const fresh = await mkdtemp(`${folder}.`);
  try {
    await copyTree(native.folder, fresh);
    for (const { source, target } of native.links)
      await symlink(basename(source), join(fresh, dirname(target), basename(target)));
    await rename(fresh, folder);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    // Another process may have been quicker.
    if (!(await exists(folder))) throw error;
  }
}

async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (NOT_NEEDED.has(entry.name) || extname(entry.name) === ".a") continue;
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) await copyTree(source, target);
    else if (entry.isFile()) {
      await copyFile(source, target, constants.COPYFILE_FICLONE);
      await chmod(target, (await stat(source)).mode & 0o111 ? 0o755 : 0o644);
    }
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
