import { useQuery } from "@tanstack/react-query";
import { newHitsQuery } from "../api/hits.ts";
import { waitingRequestsQuery } from "../api/requests.ts";

export type Counts = { hits: number; requests: number };

/** How much is waiting for somebody: new hits, requests received. */
export function useCounts(): Counts {
  const hits = useQuery(newHitsQuery).data;
  const requests = useQuery(waitingRequestsQuery).data;
  return { hits: countOf(hits), requests: countOf(requests) };
}

function countOf(page: { items: readonly unknown[]; total: number | null } | undefined): number {
  return page?.total ?? page?.items.length ?? 0;
}
