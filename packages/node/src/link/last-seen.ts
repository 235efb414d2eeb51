import type { Store } from "../store/store.ts";

const writtenEvery = 10_000;

/** Notes that a partner was heard of, at most every ten seconds; failing to note it harms nothing. */
export function openLastSeen(store: Store): (partnerId: string) => void {
  const writtenAt = new Map<string, number>();
  return (partnerId) => {
    const now = Date.now();
    if (now - (writtenAt.get(partnerId) ?? 0) < writtenEvery) return;
    writtenAt.set(partnerId, now);
    store
      .transaction({ type: "system", name: "link" }, (tx) =>
        tx
          .updateTable("authority")
          .set({ last_seen_at: new Date(now) })
          .where("id", "=", partnerId)
          .execute(),
      )
      .catch(() => writtenAt.delete(partnerId));
  };
}
