import { randomUUID } from "node:crypto";
import { link, mkdir, readFile, stat, unlink, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * The text of a secret file, made by `make` when there is none yet. Of several servers that start at
 * once with the same folder, one makes it and all get the same.
 * @throws when others than the owner may read it, or the file system refuses
 */
export async function readOrMakeSecret(
  path: string,
  make: () => string | Promise<string>,
): Promise<string> {
  return (await readSecret(path)) ?? (await create(path, await make()));
}

/**
 * The text of a secret file, or null when there is none.
 * @throws when others than the owner may read it, or the file system refuses
 */
export async function readSecret(path: string): Promise<string | null> {
  try {
    const { mode } = await stat(path);
    if ((mode & 0o077) !== 0)
      throw new Error(`${path} may be read by others than its owner; run: chmod 600 ${path}`);
    return await readFile(path, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}

/** Written beside and then linked into place, so that nobody ever reads half a file. */
async function create(path: string, text: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, text, { mode: 0o600, flag: "wx", flush: true });
  try {
    await link(draft, path);
    return text;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return await readFile(path, "utf8");
    throw error;
  } finally {
    await unlink(draft);
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
