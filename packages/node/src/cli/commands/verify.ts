import { checkEntryProof, entryProofSchema } from "../../ledger/entry-proof.ts";
import type { Finding } from "../../ledger/finding.ts";
import { verifyLog } from "../../ledger/log-file.ts";
import { verifyLedger } from "../../ledger/verify-ledger.ts";
import { witnessFileSchema, witnessedIn } from "../../ledger/witness-file.ts";
import type { Answer, Call, Command } from "../command.ts";
import { inGroups } from "../fingerprint.ts";
import { check, readJsonFile } from "../json-file.ts";
import { Misused, Refused } from "../refusal.ts";
import { verifyExportFile } from "../verify-export-file.ts";
import { withStore } from "../with-store.ts";

const findingsTold = 40;

/** `verify` */
export const verify: Command = {
  name: "verify",
  summary: "Verify the ledger: every entry, the tree, every signed checkpoint; changes nothing",
  details:
    "Ends with 1 when an entry was changed, removed, added or reordered, or a checkpoint belies the ledger.\nWith --log, --export or --proof it needs neither node nor database.",
  options: {
    witness: { value: "FILE", help: "Also hold it against what a partner kept (export-witness)" },
    log: { value: "FILE", help: "Verify a log that export-log wrote" },
    export: { value: "FILE", help: "Verify a log that the oversight pages exported" },
    proof: { value: "FILE", help: "Check the proof of one entry that prove wrote" },
  },
  runAlone: (call) => {
    const [proof, log, exported] = [call.text("proof"), call.text("log"), call.text("export")];
    if (exported !== undefined) return verifyExportFile(exported);
    if (proof !== undefined) return verifyProof(proof);
    return log === undefined ? null : verifyLogFile(call, log);
  },
  run: async (call, config) => {
    const witnessed = await readWitness(call, config.authority.id);
    const report = await withStore(config, (store) => verifyLedger(store, witnessed));
    return answer(report, `${report.unsealed} are not yet sealed.`);
  },
};

async function readWitness(call: Call, about: string) {
  const file = call.text("witness");
  if (file === undefined) return [];
  const kept = check(witnessFileSchema, await readJsonFile(file), "what a witness kept");
  if (kept.about === about) return witnessedIn(kept);
  throw new Refused("other-ledger", `${file} is about the ledger of ${kept.about}.`);
}

async function verifyLogFile(call: Call, file: string): Promise<Answer> {
  try {
    const { authority } = await verifyLog(file);
    const report = await verifyLog(file, await readWitness(call, authority));
    return answer(report, `It is the log of ${report.authority}.`);
  } catch (error) {
    if (error instanceof Refused || error instanceof Misused) throw error;
    throw new Misused(`${file} cannot be read as a log: ${String(error)}`);
  }
}

async function verifyProof(file: string): Promise<Answer> {
  const document = check(entryProofSchema, await readJsonFile(file), "a proof of an entry");
  const checked = checkEntryProof(document);
  const { entry, seq, checkpoint, signingKey } = document;
  const words = checked.ok
    ? [
        `Entry ${seq} (${entry.act}, ${entry.at}) stood in the ledger of ${checkpoint.authority} when it had ${checkpoint.size} entries, signed ${checkpoint.at}.`,
        "Compare the key with that on the authority's card:",
        inGroups(Buffer.from(signingKey, "base64").toString("hex")),
      ].join("\n")
    : `The proof does not hold: ${checked.reason}.`;
  return { data: { ...checked, entry, checkpoint, signingKey }, words, failed: !checked.ok };
}

function answer(
  report: {
    readonly size: number;
    readonly root: string;
    readonly checkpoints: number;
    readonly findings: readonly Finding[];
  },
  more: string,
): Answer {
  const { size, root, checkpoints, findings } = report;
  const told = findings.slice(0, findingsTold).map(inWords);
  const rest = findings.length - told.length;
  const words = [
    `${size} entries, held against ${checkpoints} signed checkpoints. ${more}`,
    `Root: ${root}`,
    ...(findings.length === 0 ? ["Nothing was changed, removed, added or reordered."] : told),
    ...(rest > 0 ? [`and ${rest} more (--json shows up to 1,000)`] : []),
  ];
  return { data: report, words: words.join("\n"), failed: findings.length > 0 };
}

function inWords({ fault, seq, index, size, kept, between }: Finding): string {
  const parts = [
    seq === undefined ? "" : `entry ${seq}`,
    index === undefined ? "" : `at place ${index}`,
    size === undefined ? "" : `checkpoint of ${size} entries`,
    kept === undefined || kept === "own" ? "" : `kept by ${kept}`,
    between ? `first difference from place ${between[0]} to ${between[1] - 1}` : "",
  ];
  return `${fault}: ${parts.filter(Boolean).join(", ")}`;
}
