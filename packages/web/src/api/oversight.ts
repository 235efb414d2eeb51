import { queryOptions } from "@tanstack/react-query";
import type {
  Alarm,
  AlarmOutcome,
  Exchanges,
  ListPage,
  LogEntry,
  Look,
  MatchingOverview,
  OversightSummary,
  Rights,
  UserRow,
} from "./contract.ts";
import { http, type Query } from "./http.ts";

export const listLog = (query: Query, signal?: AbortSignal) =>
  http.get<ListPage<LogEntry>>("/oversight/log", { query, signal });

/** The users whose acts one can look for. */
export const colleaguesQuery = queryOptions({
  queryKey: ["oversight", "colleagues"],
  queryFn: async () =>
    (await http.get<ListPage<UserRow>>("/users", { query: { limit: 200 } })).items,
});

export const summaryQuery = queryOptions({
  queryKey: ["oversight", "summary"],
  queryFn: () => http.get<OversightSummary>("/oversight/summary"),
});

export const exchangesQuery = (query: Query) =>
  queryOptions({
    queryKey: ["oversight", "exchanges", query],
    queryFn: () => http.get<Exchanges>("/oversight/exchanges", { query }),
  });

export const matchingQuery = (days: string) =>
  queryOptions({
    queryKey: ["oversight", "matching", days],
    queryFn: () => http.get<MatchingOverview>("/oversight/matching", { query: { days } }),
  });

export const rightsQuery = queryOptions({
  queryKey: ["oversight", "rights"],
  queryFn: () => http.get<Rights>("/oversight/rights"),
});

export const listAlarms = (query: Query, signal?: AbortSignal) =>
  http.get<ListPage<Alarm>>("/oversight/alarms", { query, signal });

export const acknowledgeAlarm = (id: string) =>
  http.post<Alarm>(`/oversight/alarms/${id}/acknowledgement`);

/** How an alarm is resolved; `allow` grants a partner evaluations on top. */
export type Resolution = { outcome: AlarmOutcome; reason: string; allow: number };

export const resolveAlarm = (id: string, resolution: Resolution) =>
  http.post<Alarm>(`/oversight/alarms/${id}/resolution`, resolution);

/** Opens what is behind an entry of the log; the look is in the log then. */
export const lookAt = (entry: number, justification: string) =>
  http.post<Look>("/oversight/looks", { entry, justification });

/** Where the page keeps what a look has opened, until it is left. */
export const lookKey = (entry: string) => ["look", entry] as const;
