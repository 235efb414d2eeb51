import type { Fault } from "@entente/protocol";
import type { Partner } from "./partners.ts";

/** What a node answers to another. */
export type LinkAnswer =
  | { readonly status: 200; readonly body: object }
  | { readonly status: 400 | 403 | 404 | 409 | 413 | 415 | 429 | 500 | 503; readonly body: Fault };

/** Carries out a signed request of a recognised partner. */
export type Operation = (partner: Partner, body: unknown) => Promise<LinkAnswer>;
