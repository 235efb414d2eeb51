import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { NodeConfig } from "../../config/config.ts";
import { loadIdentity } from "../../link/identity.ts";
import { certificateDaysLeft, certificateNoticeDays } from "../../link/key-upkeep.ts";
import { reporter, type Finding } from "./finding.ts";

/** Whether the node's keys are there, are its user's alone, and hold for a while; makes none. */
export async function checkKeys({ dataDir, authority }: NodeConfig): Promise<Finding[]> {
  const { ok, warn, fail } = reporter("keys");
  const folder = join(dataDir, "identity");
  const files = ["signing-key.pem", "tls.pem"].map((name) => join(folder, name));
  const found = await Promise.all([folder, ...files].map((path) => stat(path).catch(() => null)));
  if (found.includes(null))
    return [
      found.every((one) => one === null)
        ? warn("there are no keys yet", "They are made at the first start, or by: card")
        : fail(`${folder} lacks a key`, "Restore the folder from the backup."),
    ];
  const findings: Finding[] = [];
  for (const [index, path] of [folder, ...files].entries()) {
    const mode = (found[index]?.mode ?? 0) & 0o777;
    if ((mode & 0o077) === 0) continue;
    const right = index === 0 ? "700" : "600";
    findings.push(
      fail(`${path} is open to others (${mode.toString(8)})`, `Run: chmod ${right} ${path}`),
    );
  }
  const owners = new Set(found.map((one) => one?.uid));
  const self = process.getuid?.();
  if (self !== undefined && (owners.size > 1 || !owners.has(self)))
    findings.push(
      fail(
        "the keys belong to another user than the one who calls this",
        "Call the command as the user the node runs as; if it is that user, give it the keys with chown.",
      ),
    );
  if (findings.length > 0) return findings;
  const identity = await loadIdentity(dataDir, authority.id);
  const now = new Date();
  const days = certificateDaysLeft(identity, now);
  if (days < certificateNoticeDays)
    findings.push(warn(`the TLS certificate ends in ${days} days`, "Run: rotate-keys"));
  if (identity.announced)
    findings.push(
      ok(
        `rotate: new ones from ${identity.announced.validFrom}, former ones taken until ${identity.announced.overlapUntil}`,
      ),
    );
  return findings.length > 0 ? findings : [ok("readable by their owner alone")];
}
