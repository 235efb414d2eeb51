import { roles, type Role } from "@entente/model";
import type { MiddlewareHandler } from "hono";
import type { HttpEnv } from "./http-env.ts";

/** Everybody who may be signed in, submitters included. */
export const everyone: readonly Role[] = roles;

/** The authority's own people: whoever submits from outside is not among them. */
export const staff: readonly Role[] = roles.filter((role) => role !== "submitter");

/** Those who work on cases, and with them see content. */
export const caseWorkers: readonly Role[] = [
  "analyst",
  "approver",
  "magistrate",
  "targeter",
  "port-security-officer",
];

/** What an operation asks of whoever calls it. */
export type Right = {
  /** Any of these roles. */
  roles: readonly Role[];
  /** Passes also while a passkey or another password must be set first. */
  whileLimited: boolean;
};

const rights = new WeakMap<MiddlewareHandler<HttpEnv>, Right>();
const stepUps = new WeakSet<MiddlewareHandler<HttpEnv>>();

/** Remembers what a middleware asks, so that the API's document can tell it. */
export function declareRight(
  middleware: MiddlewareHandler<HttpEnv>,
  right: Right,
): MiddlewareHandler<HttpEnv> {
  rights.set(middleware, right);
  return middleware;
}

/** Remembers that a middleware asks for a proof of identity of the last minutes. */
export function declareStepUp(middleware: MiddlewareHandler<HttpEnv>): MiddlewareHandler<HttpEnv> {
  stepUps.add(middleware);
  return middleware;
}

/** What a middleware asks, if it guards an operation. */
export const rightOf = (middleware: MiddlewareHandler<HttpEnv>): Right | undefined =>
  rights.get(middleware);

/** Whether a middleware asks for a recent proof of identity. */
export const isStepUp = (middleware: MiddlewareHandler<HttpEnv>): boolean =>
  stepUps.has(middleware);
