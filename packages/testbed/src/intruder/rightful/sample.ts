import type { Role } from "@entente/model";
import type { Stage } from "./stage.ts";

/**
 * Who makes a call rightfully: the lead of the cases on the stage, somebody with one role alone, or a
 * visitor with an account and a session for this call.
 */
export type Person = "lead" | "visitor" | Role;

/** What of an operation's call has a meaning, and so is not made from the schema. */
export type Aim = {
  /** Values of the parameters in the path. */
  readonly ids?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text is sent as it is, anything else as JSON. */
  readonly body?: unknown;
};

/** How an operation succeeds for whoever may call it. */
export type Sample = {
  readonly by: Person;
  /**
   * Who else may make the very same call: nobody by default, anybody with a role of the operation, some
   * roles, everybody who is signed in since it touches their own account alone, or everybody.
   */
  readonly also?: "role" | "oneself" | "everybody" | readonly Role[];
  /** Makes what the call needs, anew each time. */
  readonly prepare: (stage: Stage) => Promise<Aim>;
};

/** Samples by the name of their operation, such as `GET /cases/{id}`. */
export type Samples = Readonly<Record<string, Sample>>;

/** Why an operation cannot succeed at a node; it does at another. */
export class NotHere extends Error {}

/** Nothing needs to be made. */
export const nothing = async (): Promise<Aim> => ({});
