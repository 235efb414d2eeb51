import type { Store, Transaction } from "../store/store.ts";

/** The notifications of the database, over the one listening connection of a node. */
export type Signals = {
  /**
   * Calls `handler` at every notification on `channel`, from any server of this database. A channel
   * must have been asked for before `open`.
   * @returns the way to stop
   */
  on: (channel: string, handler: (payload: string) => void) => () => void;
  /**
   * Calls `handler` when the connection was lost and made again: notifications may have been missed.
   * @returns the way to stop
   */
  onGap: (handler: () => void) => () => void;
  /** Resolves when loops may take up their work. */
  readonly begun: Promise<void>;
  /** Begins to listen. */
  open: () => Promise<void>;
  close: () => Promise<void>;
};

/**
 * Makes the signals of a node; nothing is heard before `open`.
 * @param begun what the node's loops wait for before they work
 */
export function createSignals(
  store: Pick<Store, "listen">,
  begun: Promise<void> = Promise.resolve(),
): Signals {
  const handlers = new Map<string, Set<(payload: string) => void>>();
  const gapHandlers = new Set<() => void>();
  let stopListening: (() => Promise<void>) | undefined;
  return {
    begun,
    on(channel, handler) {
      const known = handlers.get(channel);
      if (!known && stopListening) throw new Error(`nobody listens on channel ${channel}`);
      const set = known ?? new Set();
      handlers.set(channel, set.add(handler));
      return () => void set.delete(handler);
    },
    onGap(handler) {
      gapHandlers.add(handler);
      return () => void gapHandlers.delete(handler);
    },
    async open() {
      stopListening ??= await store.listen(
        [...handlers.keys()],
        (channel, payload) => {
          for (const handler of handlers.get(channel) ?? []) handler(payload);
        },
        () => {
          for (const handler of gapHandlers) handler();
        },
      );
    },
    async close() {
      const stop = stopListening;
      stopListening = undefined;
      await stop?.();
    },
  };
}

/**
 * Notifies every server of this database on `channel`, with the commit of the transaction; the same
 * channel and payload twice in a transaction are sent once.
 * @param payload at most 7,999 bytes
 */
export async function notify(tx: Transaction, channel: string, payload = ""): Promise<void> {
  tx.notices.add(channel, payload);
}
