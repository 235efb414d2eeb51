import type { NodeContext } from "./context.ts";
import { agreementRoutes } from "./features/agreements/routes.ts";
import { caseRoutes } from "./features/cases/routes.ts";
import { oversightRoutes } from "./features/oversight/routes.ts";
import { peopleRoutes } from "./features/people/routes.ts";
import { consentRoutes } from "./features/consents/routes.ts";
import { duplicateRoutes } from "./features/duplicates/routes.ts";
import { exportRoutes } from "./features/exports/routes.ts";
import { recallRoutes } from "./features/recalls/routes.ts";
import { retentionRoutes } from "./features/retention/routes.ts";
import { hitRoutes } from "./features/hits/routes.ts";
import { importRoutes } from "./features/imports/routes.ts";
import { recordRoutes } from "./features/records/routes.ts";
import { requestRoutes } from "./features/requests/routes.ts";
import { statusRoutes } from "./features/status/routes.ts";
import { newRouter } from "./http/router.ts";

/** The operations of all features, under /api/v1; each feature is one line. */
export const buildApi = (node: NodeContext) =>
  newRouter()
    .route("/", peopleRoutes(node))
    .route("/", agreementRoutes(node))
    .route("/", caseRoutes(node))
    .route("/", recordRoutes(node))
    .route("/", duplicateRoutes(node))
    .route("/", importRoutes(node))
    .route("/", hitRoutes(node))
    .route("/", requestRoutes(node))
    .route("/", oversightRoutes(node))
    .route("/", recallRoutes(node))
    .route("/", consentRoutes(node))
    .route("/", exportRoutes(node))
    .route("/", retentionRoutes(node))
    .route("/", statusRoutes(node));

/** The API's type, for typed clients: `hc<NodeApi>("/api/v1")`. */
export type NodeApi = ReturnType<typeof buildApi>;
