import type { Role } from "@entente/model";
import type { HttpBindings } from "@hono/node-server";
import type { Logger } from "pino";
import type { Actor } from "../store/actor.ts";

/** The person behind a request. */
export type SignedInUser = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly language: "en" | "fr" | "nl";
};

/** Why a request has no person behind it. */
export type SessionRefusal = "no-session" | "session-expired" | "user-disabled";

/** What a presented token is worth. */
export type SessionOutcome =
  | { ok: true; user: SignedInUser; expiresAt: Date }
  | { ok: false; reason: SessionRefusal };

/** Who is signed in; given to the HTTP side by the people feature. */
export type Sessions = {
  /**
   * Reads the session of a token.
   * @param touch whether this counts as the person being active
   */
  read: (token: string, touch: boolean) => Promise<SessionOutcome>;
  /** Notes in the ledger that a signed-in user was refused for want of a role. */
  noteRefusal: (user: SignedInUser, operation: string) => Promise<void>;
};

/** What handlers find in `c.var`; `user` and `actor` are there behind `guard()`. */
export type HttpEnv = {
  Bindings: HttpBindings;
  Variables: {
    requestId: string;
    log: Logger;
    sessions: Sessions;
    /** The token that came with the request, by cookie or as bearer. */
    token: { value: string; transport: "cookie" | "bearer" } | null;
    /** Network address of the caller. */
    address: string;
    user: SignedInUser;
    actor: Extract<Actor, { type: "user" }>;
  };
};
