import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { EmbeddedPostgresError, explainFailure } from "./fault.ts";
import { identityOf } from "./process-identity.ts";

const Owner = z.object({ pid: z.int().positive(), identity: z.string() });

/**
 * Takes the data for this process: two servers on the same data would destroy them, and one that
 * a living process uses must not be stopped as a leftover.
 * @param file the owner file of the place
 * @throws EmbeddedPostgresError when another living process has them
 */
export async function claim(file: string): Promise<void> {
  const holder = holderOf(file);
  if (holder !== null) throw inUse(file, holder);
  try {
    const mine = { pid: process.pid, identity: identityOf(process.pid) };
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(mine), { mode: 0o600 });
    renameSync(`${file}.${process.pid}`, file);
  } catch (error) {
    throw explainFailure("claim its data", String(error));
  }
  // Of two that start at the same moment, the later one has it.
  await wait(50);
  const winner = holderOf(file);
  if (winner !== process.pid) throw inUse(file, winner);
}

function inUse(file: string, holder: number | null): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    "in-use",
    `The data beside ${file} are in use by process ${holder ?? "of another start"}. Stop it first, or choose another folder.`,
  );
}

/** Gives the data free again. */
export function release(file: string): void {
  rmSync(file, { force: true });
}

/** @returns the number of the living process that has the data, null when there is none */
function holderOf(file: string): number | null {
  try {
    const owner = Owner.parse(JSON.parse(readFileSync(file, "utf8")));
    return identityOf(owner.pid) === owner.identity ? owner.pid : null;
  } catch {
    return null;
  }
}
