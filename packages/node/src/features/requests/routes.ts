import type { NodeContext } from "../../context.ts";
import { newRouter } from "../../http/router.ts";
import { answerRoutes } from "./answer-routes.ts";
import { officeRoutes } from "./office-routes.ts";
import { requestRoutes as askingRoutes } from "./request-routes.ts";

/** The operations on requests; those with a fixed path come before those with an id in its place. */
export const requestRoutes = (node: NodeContext) =>
  newRouter()
    .route("/", officeRoutes(node))
    .route("/", askingRoutes(node))
    .route("/", answerRoutes(node));
