import { chmod, chown, mkdir, mkdtemp, realpath, rm, stat, writeFile } from "node:fs/promises";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { explainFailure } from "./fault.ts";
import { removeOrphans } from "./orphans.ts";
import { isReachableByAnyone, isRoot, NOBODY, type ServerUser } from "./server-user.ts";

/** Where one embedded PostgreSQL keeps its things, and whom it runs as. */
export interface Place {
  /** PostgreSQL's own data directory; it need not exist yet. */
  readonly cluster: string;
  /** The superuser's password, readable by the starting user alone. */
  readonly passwordFile: string;
  /** Says which process has the server in use. */
  readonly ownerFile: string;
  readonly user: ServerUser;
}

/** Holds data that `nobody` could not reach below the folder asked for. */
const ELSEWHERE = "/var/lib/entente";

/**
 * Finds the place for the data of a server, and makes the folders around it.
 *
 * An ordinary user's data are in the folder asked for. Under root the server runs as `nobody`,
 * who can often not enter that folder (a home with mode 700): then the data are in a folder of
 * their own below /var/lib/entente, and the note `location` in the folder asked for names it.
 * Data that an ordinary user began are run as that user also when root starts them.
 * @param dataDir the folder asked for
 * @throws EmbeddedPostgresError when the folder cannot be made
 */
export async function placeFor(dataDir: string): Promise<Place> {
  try {
    await mkdir(dataDir, { recursive: true });
    const home = await realpath(dataDir);
    return isRoot() ? await placeForRoot(home) : placeIn(home, {});
  } catch (error) {
    throw explainFailure(`use the folder ${dataDir}`, String(error));
  }
}

async function placeForRoot(wanted: string): Promise<Place> {
  const elsewhere = noted(wanted);
  if (elsewhere !== null) {
    if (existsSync(elsewhere)) return placeIn(elsewhere, NOBODY);
    throw new Error(
      `the folder ${elsewhere}, which holds the data, is gone: bring it back, or remove ${wanted} to begin anew`,
    );
  }
  const here = placeIn(wanted, NOBODY);
  if (existsSync(here.cluster)) {
    const { uid, gid } = await stat(here.cluster);
    return { ...here, user: { uid, gid } };
  }
  if ((await isReachableByAnyone(wanted)) && (await canBeGivenAway(wanted))) {
    await chmod(wanted, 0o711);
    return here;
  }
  await mkdir(ELSEWHERE, { recursive: true });
  await chmod(ELSEWHERE, 0o755);
  await removeOrphans(ELSEWHERE);
  const made = await mkdtemp(join(ELSEWHERE, "postgres-"));
  await chmod(made, 0o711);
  await writeFile(join(made, "belongs-to"), `${wanted}\n`);
  await writeFile(join(wanted, "location"), `${made}\n`);
  return placeIn(made, NOBODY);
}

function placeIn(home: string, user: ServerUser): Place {
  return {
    cluster: join(home, "data"),
    passwordFile: join(home, "superuser-password"),
    ownerFile: join(home, "owner.json"),
    user,
  };
}

/** Some mounted file systems know no owners. */
async function canBeGivenAway(folder: string): Promise<boolean> {
  const probe = await mkdtemp(join(folder, "probe-"));
  try {
    await chown(probe, NOBODY.uid, NOBODY.gid);
    return (await stat(probe)).uid === NOBODY.uid;
  } catch {
    return false;
  } finally {
    await rm(probe, { recursive: true });
  }
}

/** @returns the folder that the note in the folder asked for names, null without a note */
function noted(wanted: string): string | null {
  const note = join(wanted, "location");
  if (!existsSync(note)) return null;
  const folder = readFileSync(note, "utf8").trim();
  // Whoever can write the note must not lead root anywhere else.
  if (dirname(folder) !== ELSEWHERE)
    throw new Error(`${note} names ${folder}, outside ${ELSEWHERE}`);
  return folder;
}

/**
 * Removes the data of a server that is not running, wherever they are, and the folder asked for.
 * @param dataDir the folder given when it was started
 */
export async function removeEmbeddedPostgres(dataDir: string): Promise<void> {
  const elsewhere = noted(dataDir);
  if (elsewhere !== null) await rm(elsewhere, { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
}
