import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import type { ListPage } from "./contract.ts";
import type { Query } from "./http.ts";

/** Rows fetched with one request: the largest page the node gives. */
const pageSize = 200;

/** A list that grows by cursor as far as somebody scrolls. */
export type CursorList<Row> = {
  /** Rows here already. */
  count: number;
  /** Rows in all, or null when the node does not count that far. */
  total: number | null;
  hasMore: boolean;
  at: (index: number) => Row | undefined;
  indexWhere: (test: (row: Row) => boolean) => number;
  /** Tells how far somebody has scrolled; fetches what comes next in time. */
  reach: (index: number) => void;
  state: "loading" | "ready" | "failed";
  error: unknown;
  /** Other filters than those of the rows shown are on their way. */
  changing: boolean;
  retry: () => void;
};

/** Fetches a list page after page. `load` asks the node for the page behind a cursor. */
export function useCursorList<Row>(
  key: readonly unknown[],
  load: (query: Query, signal: AbortSignal) => Promise<ListPage<Row>>,
): CursorList<Row> {
  const query = useInfiniteQuery({
    queryKey: [...key, "list"],
    queryFn: ({ pageParam, signal }) =>
      load({ limit: pageSize, cursor: pageParam || undefined }, signal),
    initialPageParam: "",
    getNextPageParam: (page: ListPage<Row>) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const pages = query.data?.pages;
  const { hasNextPage, isFetchingNextPage, isPlaceholderData, fetchNextPage, refetch } = query;
  const starts = useMemo(() => startsOf(pages ?? []), [pages]);
  const count = starts.at(-1) ?? 0;

  const at = useCallback(
    (index: number) => {
      let page = Math.floor(index / pageSize);
      while ((starts[page + 1] ?? Number.POSITIVE_INFINITY) <= index) page += 1;
      return pages?.[page]?.items[index - (starts[page] ?? 0)];
    },
    [pages, starts],
  );
  const indexWhere = useCallback(
    (test: (row: Row) => boolean) => {
      for (const [page, { items }] of (pages ?? []).entries()) {
        const index = items.findIndex(test);
        if (index >= 0) return (starts[page] ?? 0) + index;
      }
      return -1;
    },
    [pages, starts],
  );
  const reach = useCallback(
    (index: number) => {
      const near = index > count - 3 * pageSize;
      if (near && hasNextPage && !isFetchingNextPage && !isPlaceholderData) void fetchNextPage();
    },
    [count, hasNextPage, isFetchingNextPage, isPlaceholderData, fetchNextPage],
  );
  const retry = useCallback(() => void refetch(), [refetch]);

  return useMemo(
    () => ({
      count,
      total: pages?.[0]?.total ?? null,
      hasMore: hasNextPage,
      at,
      indexWhere,
      reach,
      state: pages ? "ready" : query.isError ? "failed" : "loading",
      error: query.error,
      changing: isPlaceholderData,
      retry,
    }),
    [
      count,
      pages,
      hasNextPage,
      at,
      indexWhere,
      reach,
      query.isError,
      query.error,
      isPlaceholderData,
      retry,
    ],
  );
}

/** The index of each page's first row, and at the end the number of rows; pages may be short. */
function startsOf(pages: readonly ListPage<unknown>[]): number[] {
  const starts = [0];
  for (const page of pages) starts.push((starts.at(-1) ?? 0) + page.items.length);
  return starts;
}
