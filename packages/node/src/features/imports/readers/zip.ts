import type { Readable } from "node:stream";
import { openPromise, type Entry, type ZipFile } from "yauzl";
import { refusal } from "./refusals.ts";

const maxEntries = 10_000;
const maxUnpacked = 512 * 1024 * 1024;
const maxRatio = 200;
/** Small parts may be packed tighter than the ratio allows: they do no harm. */
const harmless = 8 * 1024 * 1024;

/** The parts of a workbook, which is a ZIP archive. */
export type Archive = {
  names: ReadonlySet<string>;
  /** The unpacked bytes of a part; undefined when there is none of that name. */
  open: (name: string) => Promise<Readable | undefined>;
  close: () => void;
};

/**
 * Opens a ZIP archive if it is safe to unpack: what it declares is within the limits, and a part that
 * unpacks to more than it declares is stopped by the reader of the archive.
 * @throws Problem 422 `damaged-workbook`, `workbook-too-large`, `encrypted-workbook`
 */
export async function openArchive(path: string): Promise<Archive> {
  const zip = await openPromise(path, { autoClose: false }).catch((error: unknown) => {
    throw (error as NodeJS.ErrnoException).code === "ENOENT"
      ? refusal("file-missing")
      : refusal("damaged-workbook");
  });
  try {
    const entries = await safeEntries(zip);
    return {
      names: new Set(entries.keys()),
      open: async (name) => {
        const entry = entries.get(name);
        if (!entry) return undefined;
        return zip.openReadStreamPromise(entry).catch(() => {
          throw refusal("damaged-workbook");
        });
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function safeEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > maxEntries) throw refusal("workbook-too-large");
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      unpacked += entry.uncompressedSize;
      const bomb =
        entry.uncompressedSize > harmless &&
        entry.uncompressedSize > entry.compressedSize * maxRatio;
      if (bomb || unpacked > maxUnpacked) throw refusal("workbook-too-large");
      if (entry.isEncrypted()) throw refusal("encrypted-workbook");
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    throw error instanceof Error && error.name === "Problem" ? error : refusal("damaged-workbook");
  }
  return entries;
}
