import type { Federation } from "../federation/federation.ts";
import { sampleUsers, type WorldAuthorityId } from "../world/index.ts";
import { samplePassword } from "./demonstration.ts";

/** Prints where each node of the demonstration is reached, and who may sign in. */
export function printAddresses(
  { nodes }: Federation,
  say: (text: string) => void,
  seconds: number,
): void {
  say(`\nEntente is open (after ${seconds.toFixed(1)} s). All data are invented.\n`);
  for (const [id, { httpUrl, context }] of nodes) {
    // Browsers know passkeys under the name, not under the number.
    say(`${context.authority.name}\n  ${httpUrl.replace("127.0.0.1", "localhost")}`);
    for (const user of sampleUsers(id as WorldAuthorityId))
      say(`    ${user.email.padEnd(34)} ${user.roles.join(", ")}`);
  }
  say(`\nPassword of all sample users: ${samplePassword}`);
  say("Ctrl-C stops; npm start -- --fresh begins anew.");
}
