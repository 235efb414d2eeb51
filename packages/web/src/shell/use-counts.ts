import { useQuery } from "@tanstack/react-query";
import { newHitsQuery } from "../api/hits.ts";
import { waitingRequestsQuery } from "../api/requests.ts";
import { usePlaces } from "./use-places.ts";

export type Counts = { hits: number; requests: number };

/** How much is waiting for somebody: new hits, requests received. */
export function useCounts(): Counts {
  const places = usePlaces();
  const enabled = places.some(({ count }) => count !== undefined);
  const hits = useQuery({ ...newHitsQuery, enabled }).data;
  const requests = useQuery({ ...waitingRequestsQuery, enabled }).data;
  return { hits: countOf(hits), requests: countOf(requests) };
}

function countOf(page: { items: readonly unknown[]; total: number | null } | undefined): number {
  return page?.total ?? page?.items.length ?? 0;
}
