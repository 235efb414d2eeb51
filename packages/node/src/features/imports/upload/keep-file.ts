import { mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { Problem } from "../../../http/problem.ts";
import { createByteSurvey, type ByteSurvey } from "../readers/byte-survey.ts";

/** The largest file that is taken in, in bytes. */
const maxFileSize = 256 * 1024 * 1024;

/** Where uploads are kept until their import has ended. */
function importsFolder(dataDir: string): string {
  return join(dataDir, "imports");
}

/**
 * Writes an upload to disk as it comes, readable by the node alone, and surveys its bytes on the way.
 * What was written goes again when it fails.
 * @throws Problem 413 `file-too-large`; 507 `disk-full`
 */
export async function keepFile(
  dataDir: string,
  id: string,
  bytes: AsyncIterable<Buffer>,
): Promise<ByteSurvey & { path: string }> {
  const folder = importsFolder(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, id);
  const file = await open(path, "wx", 0o600);
  const survey = createByteSurvey();
  try {
    let size = 0;
    for await (const chunk of bytes) {
      size += chunk.length;
      if (size > maxFileSize) throw tooLarge();
      survey.add(chunk);
      await file.write(chunk);
    }
    await file.sync();
    return { ...survey.end(), path };
  } catch (error) {
    await rm(path, { force: true });
    throw (error as NodeJS.ErrnoException).code === "ENOSPC" ? diskFull() : error;
  } finally {
    await file.close();
  }
}

function tooLarge(): Problem {
  const mebibytes = maxFileSize / 1024 / 1024;
  return new Problem(413, "file-too-large", `A file has at most ${mebibytes} MiB.`, {
    remedy: "Split it into several files, each with the line of headings.",
  });
}

function diskFull(): Problem {
  return new Problem(507, "disk-full", "The node has no room left for the file.", {
    remedy: "Tell your administrator.",
  });
}
