import type { Generated, JSONColumnType } from "kysely";

export type UserTable = {
  id: string;
  email: string;
  name: string;
  language: string;
  /** Given by an administrator: the user has to choose another before anything else. */
  password_temporary: Generated<boolean>;
  roles: string[];
  disabled: Generated<boolean>;
  created_at: Generated<Date>;
};

/** The hash of a user's password, seen by the node's own work alone. */
export type UserPasswordTable = { user_id: string; hash: string };

export type SessionTable = {
  token_hash: Buffer;
  id: Generated<string>;
  user_id: string;
  method: Generated<string>;
  /** When the person last proved to be the user; null when nobody can say. */
  authenticated_at: Date | null;
  device: Generated<string>;
  created_at: Generated<Date>;
  last_seen_at: Generated<Date>;
  expires_at: Date;
};

export type PasskeyTable = {
  /** Credential id in base64url. */
  id: string;
  user_id: string;
  name: string;
  /** COSE key. */
  public_key: Buffer;
  counter: number;
  transports: string[];
  backed_up: boolean;
  created_at: Generated<Date>;
  last_used_at: Date | null;
};

export type SignInChallengeTable = {
  id: string;
  purpose: string;
  user_id: string | null;
  facts: JSONColumnType<Record<string, unknown>>;
  expires_at: Date;
};

export type OidcLinkTable = {
  issuer: string;
  subject: string;
  user_id: string;
  created_at: Generated<Date>;
  last_used_at: Date | null;
};

export type SignInAttemptTable = {
  id: Generated<number>;
  at: Date;
  email_key: string;
  address: string;
  succeeded: boolean;
};
