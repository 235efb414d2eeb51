import { setTimeout as pause } from "node:timers/promises";
import type { Books } from "./books.ts";
import type { Member } from "./world.ts";

/** How long the federation may take to get one thing done once nothing disturbs it any more, ms. */
const patience = 240_000;

/**
 * Waits until no node has anything left to do, or patience ends: what is then still waiting shows up
 * as lost.
 */
export async function untilSettled(
  books: Books,
  members: readonly Member[],
  say: (text: string) => void,
): Promise<void> {
  let deadline = performance.now() + patience;
  let least = Infinity;
  let saidAt = Date.now();
  for (let quiet = 0; quiet < 3;) {
    const counts = await Promise.all(members.map((member) => waitingAt(books, member)));
    const waiting = counts.reduce((sum, count) => sum + count, 0);
    quiet = waiting === 0 ? quiet + 1 : 0;
    if (waiting < least) {
      least = waiting;
      deadline = performance.now() + patience;
    }
    if (performance.now() > deadline) return say(`${waiting} things are still waiting`);
    if (waiting > 0 && Date.now() - saidAt > 10_000) {
      saidAt = Date.now();
      say(`${waiting} things wait`);
    }
    await pause(200);
  }
}

function waitingAt(books: Books, member: Member): Promise<number> {
  return books.of(member)(async (tx) => {
    const keys = await tx.selectFrom("matching_queue").select("record_id").execute();
    const tags = await tx.selectFrom("tagging_queue").select("record_id").execute();
    const messages = await tx
      .selectFrom("outbox")
      .select("id")
      .where("delivered_at", "is", null)
      .where("failed_at", "is", null)
      .execute();
    return keys.length + tags.length + messages.length;
  });
}
