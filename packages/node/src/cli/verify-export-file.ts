import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { verifyLogExport } from "../features/oversight/export/verify-export.ts";
import type { Answer } from "./command.ts";
import { inGroups } from "./fingerprint.ts";
import { Misused } from "./refusal.ts";

/**
 * Verifies a log that the oversight pages exported.
 * @throws Misused when the file cannot be read
 */
export async function verifyExportFile(file: string): Promise<Answer> {
  const input = createReadStream(file);
  const checked = await verifyLogExport(createInterface({ input, crlfDelay: Infinity })).catch(
    (error: unknown) => {
      throw new Misused(`${file} cannot be read: ${String(error)}`);
    },
  );
  const words = checked.ok
    ? [
        `${checked.entries} entries of the log of ${checked.authority}, ${checked.withheld} of them without their content: all in their places, nothing changed.`,
        "Compare the key with that on the authority's card:",
        inGroups(Buffer.from(checked.signingKey, "base64").toString("hex")),
      ].join("\n")
    : `The file does not hold: ${checked.reason}${checked.line === undefined ? "" : `, line ${checked.line}`}.`;
  return { data: checked, words, failed: !checked.ok };
}
