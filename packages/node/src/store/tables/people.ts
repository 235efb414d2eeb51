import type { Generated } from "kysely";

export type UserTable = {
  id: string;
  email: string;
  name: string;
  language: string;
  password_hash: string | null;
  roles: string[];
  disabled: Generated<boolean>;
  created_at: Generated<Date>;
};

export type SessionTable = {
  token_hash: Buffer;
  user_id: string;
  created_at: Generated<Date>;
  last_seen_at: Generated<Date>;
  expires_at: Date;
};
