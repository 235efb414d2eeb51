import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { sessionQuery } from "../api/people.ts";
import { ProblemError } from "../api/problem.ts";
import { PageTextsProvider } from "../i18n/page-texts.tsx";
import { useNoticesWanted } from "../parts/notify.ts";
import { reportProblem } from "../parts/report-problem.tsx";
import { theme } from "../theme/theme.ts";
import { fetchCode, makeRouter } from "./router.tsx";

const Notifications = lazy(async () => ({
  default: (await import("../parts/notices-store.ts")).Notifications,
}));

const schemes = localStorageColorSchemeManager({ key: "entente-scheme" });

const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
  mutationCache: new MutationCache({
    onError: (error, _input, _context, mutation) => {
      leaveWhenSignedOut(error);
      if (!mutation.meta?.["shownInPlace"]) reportProblem(error);
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal does not change by asking again; a node that could not be reached may come back.
      retry: (count, error) =>
        count < 2 && (!(error instanceof ProblemError) || worthRetrying(error)),
    },
  },
});

const router = makeRouter(client);

/** Fetches what the first page needs; may run before anything is drawn. */
export function loadFirstPage(): Promise<void> {
  void client.prefetchQuery(sessionQuery);
  fetchCode(router);
  return router.load();
}

/** Everything around the pages. */
export function App() {
  return (
    <MantineProvider
      theme={theme}
      colorSchemeManager={schemes}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
      withStaticClasses={false}
    >
      <QueryClientProvider client={client}>
        <PageTextsProvider>
          <RouterProvider router={router} />
          <Notices />
        </PageTextsProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}

function Notices() {
  if (!useNoticesWanted()) return null;
  return (
    <Suspense>
      <Notifications position="bottom-right" limit={4} containerWidth={380} />
    </Suspense>
  );
}

function worthRetrying(error: ProblemError): boolean {
  return error.problem.status === 0 || error.problem.status >= 502;
}

function leaveWhenSignedOut(error: unknown): void {
  if (!(error instanceof ProblemError) || error.problem.status !== 401) return;
  if (client.getQueryData(sessionQuery.queryKey) === null) return;
  client.setQueryData(sessionQuery.queryKey, null);
  void router.invalidate();
}
