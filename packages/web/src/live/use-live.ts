import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { apiUrl } from "../api/http.ts";
import { sessionQuery } from "../api/people.ts";
import { type LiveEvent, type LiveState, listen } from "./events.ts";

/** What each event makes out of date, as the first word of query keys. */
const concerns: Record<LiveEvent["name"], readonly string[]> = {
  hit: ["hits", "records"],
  request: ["requests", "hits"],
  import: ["imports"],
  matching: ["status", "agreements"],
  record: ["records", "cases"],
  duplicate: ["duplicates", "linkage"],
  recall: ["recalls", "records"],
  consent: ["consents", "requests"],
  retention: ["retention", "records"],
  agreement: ["agreements", "hits", "requests"],
  authority: ["authorities"],
  alarm: ["alarms"],
};
const everything = new Set(Object.values(concerns).flat());

/** Lists longer than this many pages are not fetched again under somebody who is reading them. */
const longestRefresh = 3;
const gatherFor = 150;

/** Keeps what is on the page true while the node tells of changes. */
export function useLive(onEvent: (event: LiveEvent) => void): LiveState {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>("connecting");

  useEffect(() => {
    const waiting = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = () => {
      timer = undefined;
      refresh(client, new Set(waiting));
      waiting.clear();
    };
    const stop = listen(apiUrl("/events"), {
      state: setState,
      resync: () => refresh(client, everything),
      signedOut: () => void client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
      event: (event) => {
        for (const key of concerns[event.name]) waiting.add(key);
        timer ??= setTimeout(flush, gatherFor);
        onEvent(event);
      },
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [client, onEvent]);

  return state;
}

function refresh(client: QueryClient, keys: ReadonlySet<string>): void {
  void client.invalidateQueries({
    predicate: ({ queryKey, state }) =>
      keys.has(String(queryKey[0])) && pagesOf(state.data) <= longestRefresh,
  });
}

function pagesOf(data: unknown): number {
  if (typeof data !== "object" || data === null || !("pages" in data)) return 1;
  return Array.isArray(data.pages) ? data.pages.length : 1;
}
