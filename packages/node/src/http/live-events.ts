import { newId } from "@entente/model";
import { z } from "zod";
import { notify, type Signals } from "../jobs/signals.ts";
import type { Store, Transaction } from "../store/store.ts";

/** Channel of the database over which live events reach every server. */
const liveChannel = "entente_live";

/** What live events tell of. */
export const liveEventTypes = [
  "hit",
  "request",
  "import",
  "matching",
  "record",
  "duplicate",
  "recall",
  "consent",
  "retention",
  "agreement",
  "authority",
  "alarm",
] as const;

/** Something that changed: pages that show it read it again. It carries no content. */
export type LiveEvent = {
  type: (typeof liveEventTypes)[number];
  /** Id of the hit, request, import, agreement or record. */
  id: string;
  /** Small figures or codes that go along, for example `{ done: 400 }`. */
  facts?: Record<string, string | number | boolean | null>;
  /** Who is told; everyone who is signed in, when left out. */
  userIds?: readonly string[];
};

/** A live event on its way to one page. */
export type LiveMessage = Pick<LiveEvent, "type" | "id" | "facts"> & { eventId: string };

/** What is done with live events. */
type LiveListener = { onMessage: (message: LiveMessage) => void; onGap: () => void };

/** The live events of a node, from all servers of its database. */
export type LiveEvents = {
  /** Sends an event outside a transaction; inside one, use `notifyLive`. */
  publish: (event: LiveEvent) => Promise<void>;
  /**
   * Hands over what this user may be told, from now on until `stop`.
   * @param listener.onGap called when events may have been missed: the page must read everything
   *   again
   * @param after the last event the page has seen: `missed` holds what came since, or is
   *   null when that is no longer known and the page must read everything again
   */
  subscribe: (
    userId: string,
    listener: LiveListener,
    after?: string,
  ) => { lastId: string; missed: LiveMessage[] | null; stop: () => void };
};

const carriedSchema = z.object({
  eventId: z.uuid(),
  type: z.enum(liveEventTypes),
  id: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
  userIds: z.array(z.string()).optional(),
});
type Carried = z.infer<typeof carriedSchema>;

const eventsKept = 1_000;
/** A notification of PostgreSQL holds less than 8,000 bytes; a UUID in JSON takes 39 of them. */
const usersPerNotification = 150;

/**
 * Tells the pages of a change once the transaction commits; when it does not, nobody is told.
 * @param event facts stay small (1,000 bytes)
 */
export async function notifyLive(tx: Transaction, event: LiveEvent): Promise<void> {
  const { userIds, ...rest } = event;
  if (!userIds) return carry(tx, rest);
  for (let from = 0; from < userIds.length; from += usersPerNotification)
    await carry(tx, { ...rest, userIds: userIds.slice(from, from + usersPerNotification) });
}

/** Tells the pages of many things of one type at once; else as {@link notifyLive}. */
export async function notifyLiveOfAll(
  tx: Transaction,
  type: LiveEvent["type"],
  ids: readonly string[],
): Promise<void> {
  for (const id of ids) await carry(tx, { type, id });
}

function carry(tx: Transaction, event: Omit<Carried, "eventId">): Promise<void> {
  return notify(tx, liveChannel, JSON.stringify({ eventId: newId(), ...event }));
}

/**
 * Makes the live events of a node. Every server sees the events in the order of their commits and
 * keeps the last ones, so that a page which reconnects, to this or another server, misses none.
 */
export function createLiveEvents(store: Pick<Store, "transaction">, signals: Signals): LiveEvents {
  const listeners = new Set<LiveListener & { userId: string }>();
  const kept: Carried[] = [];
  let lastId = newId();

  const tellGap = (): void => {
    kept.length = 0;
    lastId = newId();
    for (const { onGap } of listeners) onGap();
  };
  signals.onGap(tellGap);
  signals.on(liveChannel, (payload) => {
    const event = readCarried(payload);
    if (!event) return tellGap();
    lastId = event.eventId;
    kept.push(event);
    if (kept.length > eventsKept) kept.shift();
    for (const { userId, onMessage } of listeners) {
      if (mayKnow(event, userId)) onMessage(messageOf(event));
    }
  });

  const missedSince = (userId: string, after: string | undefined): LiveMessage[] | null => {
    if (after === undefined || after === lastId) return [];
    const at = kept.findIndex(({ eventId }) => eventId === after);
    if (at === -1) return null;
    return kept
      .slice(at + 1)
      .filter((event) => mayKnow(event, userId))
      .map(messageOf);
  };

  return {
    publish: (event) =>
      store.transaction({ type: "system", name: "live-events" }, (tx) => notifyLive(tx, event)),
    subscribe: (userId, handlers, after) => {
      const listener = { userId, ...handlers };
      listeners.add(listener);
      return {
        lastId,
        missed: missedSince(userId, after),
        stop: () => void listeners.delete(listener),
      };
    },
  };
}

/** What another server carried; undefined when it cannot be read, for example after an upgrade. */
function readCarried(payload: string): Carried | undefined {
  try {
    return carriedSchema.parse(JSON.parse(payload));
  } catch {
    return undefined;
  }
}

function mayKnow(event: Carried, userId: string): boolean {
  return event.userIds === undefined || event.userIds.includes(userId);
}

function messageOf({ eventId, type, id, facts }: Carried): LiveMessage {
  return facts ? { eventId, type, id, facts } : { eventId, type, id };
}
