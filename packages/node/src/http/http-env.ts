import type { Role } from "@entente/model";
import type { HttpBindings } from "@hono/node-server";
import type { Logger } from "pino";
import type { Actor } from "../store/actor.ts";
import type { RequestRate } from "./rate.ts";

/** The person behind a request. */
export type SignedInUser = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly language: "en" | "fr" | "nl";
};

/** How a session began; `oidc-strong`: at a provider that demands more than a password itself. */
export type SignInMethod = "password" | "passkey" | "oidc" | "oidc-strong";

/** What a session is still good for when something has to be done first. */
export type SessionLimit = "passkey-required" | "password-change-required";

/** A session as its operations see it. */
export type SessionFacts = {
  readonly id: string;
  readonly method: SignInMethod;
  /** When the person last proved to be the user; null when nobody can say. */
  readonly authenticatedAt: Date | null;
  /** Whether that was within the last 10 minutes. */
  readonly recent: boolean;
  /** Why it is good for the user's own account alone, if so. */
  readonly limited: SessionLimit | null;
};

/** Why a request has no person behind it. */
export type SessionRefusal = "no-session" | "session-expired" | "user-disabled";

/** What a presented token is worth. */
export type SessionOutcome =
  | { ok: true; user: SignedInUser; session: SessionFacts; expiresAt: Date }
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

/** What handlers find in `c.var`; `user`, `session` and `actor` are there behind `guard()`. */
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
    rate: RequestRate;
    user: SignedInUser;
    session: SessionFacts;
    actor: Extract<Actor, { type: "user" }>;
  };
};
