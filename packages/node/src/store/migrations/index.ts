import type { Migration } from "kysely/migration";
import * as foundation from "./0001-foundation.ts";
import * as exchange from "./0002-exchange.ts";
import * as rowLevelSecurity from "./0003-row-level-security.ts";
import * as imports from "./0004-imports.ts";
import * as visibility from "./0005-visibility.ts";

/** All migrations by name, in the order in which they run. */
export const migrations: Record<string, Migration> = {
  "0001-foundation": foundation,
  "0002-exchange": exchange,
  "0003-row-level-security": rowLevelSecurity,
  "0004-imports": imports,
  "0005-visibility": visibility,
};
