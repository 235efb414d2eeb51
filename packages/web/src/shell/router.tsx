import type { QueryClient } from "@tanstack/react-query";
import {
  type AnyRoute,
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { sessionQuery } from "../api/people.ts";
import { pick } from "../parts/address.ts";
import { insideOnly } from "../parts/inside-only.ts";
import { Broken } from "./broken.tsx";
import { NothingHere } from "./nothing-here.tsx";
import { placesFor } from "./places.ts";

type Context = { client: QueryClient };

const root = createRootRouteWithContext<Context>()({ component: Outlet, errorComponent: Broken });

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: pick("to", "failed"),
  beforeLoad: async ({ context, search }) => {
    if (await context.client.ensureQueryData(sessionQuery))
      throw redirect({ href: insideOnly(search["to"]) });
  },
  component: lazyRouteComponent(() => import("../pages/sign-in/sign-in.tsx"), "SignIn"),
});

const inside = createRoute({
  getParentRoute: () => root,
  id: "inside",
  beforeLoad: async ({ context, location }) => {
    const session = await context.client.ensureQueryData(sessionQuery);
    if (!session) throw redirect({ to: "/sign-in", search: { to: location.href } });
    if (session.session.limited && location.pathname !== "/account")
      throw redirect({ to: "/account" });
  },
  component: lazyRouteComponent(() => import("./shell.tsx"), "Shell"),
  errorComponent: Broken,
});

const at = <Path extends string>(path: Path, ...search: string[]) =>
  ({ getParentRoute: () => inside, path, validateSearch: pick(...search) }) as const;

const routes = [
  createRoute({
    ...at("/"),
    beforeLoad: async ({ context }) => {
      const session = await context.client.ensureQueryData(sessionQuery);
      throw redirect({ to: placesFor(session?.user.roles ?? [])[0]?.to ?? "/account" });
    },
  }),
  createRoute({
    ...at("/cases", "q", "status", "mine", "sort", "sel"),
    component: lazyRouteComponent(() => import("../pages/cases/case-list.tsx"), "CaseList"),
  }),
  createRoute({
    ...at("/cases/$caseId", "q", "kind", "sort", "sel", "tab"),
    component: lazyRouteComponent(() => import("../pages/case/case-page.tsx"), "CasePage"),
  }),
  createRoute({
    ...at("/records", "q", "kind", "originator", "sort", "sel"),
    component: lazyRouteComponent(() => import("../pages/search/search-page.tsx"), "SearchPage"),
  }),
  createRoute({
    ...at("/records/new", "case", "kind"),
    component: lazyRouteComponent(() => import("../pages/record/new-record.tsx"), "NewRecordPage"),
  }),
  createRoute({
    ...at("/records/$recordId", "case"),
    component: lazyRouteComponent(() => import("../pages/record/record-page.tsx"), "RecordPage"),
  }),
  createRoute({
    ...at("/imports", "sel"),
    component: lazyRouteComponent(() => import("../pages/imports/import-list.tsx"), "ImportList"),
  }),
  createRoute({
    ...at("/imports/$importId"),
    component: lazyRouteComponent(() => import("../pages/imports/import-page.tsx"), "ImportPage"),
  }),
  createRoute({
    ...at("/hits", "state", "partner", "record", "sort", "sel"),
    component: lazyRouteComponent(() => import("../pages/hits/hit-list.tsx"), "HitList"),
  }),
  createRoute({
    ...at("/hits/$hitId"),
    component: lazyRouteComponent(() => import("../pages/hits/hit-page.tsx"), "HitPage"),
  }),
  createRoute({
    ...at("/requests", "direction", "state", "sort", "sel"),
    component: lazyRouteComponent(
      () => import("../pages/requests/request-list.tsx"),
      "RequestList",
    ),
  }),
  createRoute({
    ...at("/requests/outside"),
    component: lazyRouteComponent(
      () => import("../pages/requests/outside-page.tsx"),
      "OutsidePage",
    ),
  }),
  createRoute({
    ...at("/requests/statistics", "from", "to", "direction"),
    component: lazyRouteComponent(
      () => import("../pages/requests/statistics-page.tsx"),
      "StatisticsPage",
    ),
  }),
  createRoute({
    ...at("/requests/$requestId"),
    component: lazyRouteComponent(
      () => import("../pages/requests/request-page.tsx"),
      "RequestPage",
    ),
  }),
  createRoute({
    ...at("/compare", "left", "right"),
    component: lazyRouteComponent(() => import("../pages/compare/compare-page.tsx"), "ComparePage"),
  }),
  createRoute({
    ...at("/recalls", "tab", "state", "sel"),
    component: lazyRouteComponent(() => import("../pages/recalls/recall-list.tsx"), "RecallList"),
  }),
  createRoute({
    ...at("/consents", "direction", "state", "sel"),
    component: lazyRouteComponent(
      () => import("../pages/consents/consent-list.tsx"),
      "ConsentList",
    ),
  }),
  createRoute({
    ...at("/duplicates", "state", "kind", "case", "sel"),
    component: lazyRouteComponent(
      () => import("../pages/duplicates/duplicates-page.tsx"),
      "DuplicatesPage",
    ),
  }),
  createRoute({
    ...at("/tuning", "kind"),
    component: lazyRouteComponent(() => import("../pages/tuning/tuning-page.tsx"), "TuningPage"),
  }),
  createRoute({
    ...at("/retention", "tab", "sel"),
    component: lazyRouteComponent(
      () => import("../pages/retention/retention-page.tsx"),
      "RetentionPage",
    ),
  }),
  createRoute({
    ...at("/partners"),
    component: lazyRouteComponent(
      () => import("../pages/partners/partners-page.tsx"),
      "PartnersPage",
    ),
  }),
  createRoute({
    ...at("/agreements/new"),
    component: lazyRouteComponent(
      () => import("../pages/agreements/propose-page.tsx"),
      "NewAgreementPage",
    ),
  }),
  createRoute({
    ...at("/agreements/$agreementId"),
    component: lazyRouteComponent(
      () => import("../pages/agreements/agreement-page.tsx"),
      "AgreementPage",
    ),
  }),
  createRoute({
    ...at("/agreements/$agreementId/amend"),
    component: lazyRouteComponent(
      () => import("../pages/agreements/propose-page.tsx"),
      "AmendAgreementPage",
    ),
  }),
  createRoute({
    ...at("/users", "q", "role", "state", "sel"),
    component: lazyRouteComponent(() => import("../pages/users/user-list.tsx"), "UserList"),
  }),
  createRoute({
    ...at("/users/$userId"),
    component: lazyRouteComponent(() => import("../pages/users/user-page.tsx"), "UserPage"),
  }),
  createRoute({
    ...at("/account"),
    component: lazyRouteComponent(() => import("../pages/account/account-page.tsx"), "AccountPage"),
  }),
  createRoute({
    ...at(
      "/oversight",
      "tab",
      "period",
      "actor",
      "act",
      "object",
      "case",
      "partner",
      "only",
      "by",
      "days",
      "state",
      "sel",
    ),
    component: lazyRouteComponent(
      () => import("../pages/oversight/oversight-page.tsx"),
      "OversightPage",
    ),
  }),
  createRoute({
    ...at("/oversight/looks/$entry"),
    component: lazyRouteComponent(() => import("../pages/oversight/look-page.tsx"), "LookPage"),
  }),
  createRoute({
    ...at("/status"),
    component: lazyRouteComponent(() => import("../pages/status/status-page.tsx"), "StatusPage"),
  }),
] as const;

const tree = root.addChildren([signIn, inside.addChildren(routes)]);

/** The pages and their addresses. */
export function makeRouter(client: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { client },
    defaultNotFoundComponent: NothingHere,
    defaultPreload: "intent",
    defaultPreloadStaleTime: 0,
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => {
      const text = new URLSearchParams(
        Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1])),
      ).toString();
      return text ? `?${text}` : "";
    },
  });
}

/**
 * Fetches the code of the page at the present address, and of what stands around it. Done before it is
 * known who asks, so that the answer and the code come at the same time.
 */
export function fetchCode(router: Router): void {
  const routesById = new Map<string, AnyRoute>(Object.entries(router.routesById));
  for (const match of router.matchRoutes(router.latestLocation)) {
    const route = routesById.get(String(match.routeId));
    if (route) void router.loadRouteChunk(route);
  }
}

type Router = ReturnType<typeof makeRouter>;

declare module "@tanstack/react-router" {
  interface Register {
    router: Router;
  }
}
