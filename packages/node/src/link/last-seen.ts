import type { NodeContext } from "../context.ts";

const writtenEvery = 10_000;

/**
 * Notes that a partner was heard of, at most every ten seconds; what could not be noted is noted the
 * next time. Only what proves to come from the partner counts: its pinned certificate answered or asked.
 * @returns the way to note it; resolves once it is kept, so that the gate knows of a partner's sign of
 *   life before it judges what came with it
 */
export function openLastSeen({
  store,
  now,
}: Pick<NodeContext, "store" | "now">): (partnerId: string) => Promise<void> {
  const written = new Map<string, { at: number; kept: Promise<void> }>();
  const write = (partnerId: string): Promise<void> =>
    store
      .transaction({ type: "system", name: "link" }, (tx) =>
        tx
          .updateTable("authority")
          .set({ last_seen_at: now() })
          .where("id", "=", partnerId)
          .execute(),
      )
      .then(
        () => undefined,
        () => void written.delete(partnerId),
      );
  return (partnerId) => {
    // Not the time of the clock: set back, it would silence the partner for as long.
    const at = performance.now();
    const last = written.get(partnerId);
    if (last && at - last.at < writtenEvery) return last.kept;
    const kept = write(partnerId);
    written.set(partnerId, { at, kept });
    return kept;
  };
}
