import type { Migration } from "kysely/migration";
import { up as foundation } from "./0001-foundation.ts";
import { up as exchange } from "./0002-exchange.ts";
import { up as rowLevelSecurity } from "./0003-row-level-security.ts";
import { up as imports } from "./0004-imports.ts";
import { up as visibility } from "./0005-visibility.ts";
import { up as agreements } from "./0006-agreements.ts";
import { up as ledgerTree } from "./0007-ledger-tree.ts";
import { up as requestClocks } from "./0008-request-clocks.ts";
import { up as recall } from "./0009-recall.ts";
import { up as oversight } from "./0010-oversight.ts";
import { up as signIn } from "./0011-sign-in.ts";
import { up as delivery } from "./0012-delivery.ts";
import { up as consentDeciders } from "./0013-consent-deciders.ts";
import { up as duplicates } from "./0014-duplicates.ts";
import { up as passwords } from "./0015-passwords.ts";
import { up as ledgerUpkeep } from "./0016-ledger-upkeep.ts";
import { up as matchKeysAnew } from "./0017-match-keys-anew.ts";
import { up as hitsByHandle } from "./0018-hits-by-handle.ts";
import { up as runsByKind } from "./0019-runs-by-kind.ts";

/** All migrations by name, in the order in which they run. */
export const migrations: Record<string, Migration> = {
  "0001-foundation": { up: foundation },
  "0002-exchange": { up: exchange },
  "0003-row-level-security": { up: rowLevelSecurity },
  "0004-imports": { up: imports },
  "0005-visibility": { up: visibility },
  "0006-agreements": { up: agreements },
  "0007-ledger-tree": { up: ledgerTree },
  "0008-request-clocks": { up: requestClocks },
  "0009-recall": { up: recall },
  "0010-oversight": { up: oversight },
  "0011-sign-in": { up: signIn },
  "0012-delivery": { up: delivery },
  "0013-consent-deciders": { up: consentDeciders },
  "0014-duplicates": { up: duplicates },
  "0015-passwords": { up: passwords },
  "0016-ledger-upkeep": { up: ledgerUpkeep },
  "0017-match-keys-anew": { up: matchKeysAnew },
  "0018-hits-by-handle": { up: hitsByHandle },
  "0019-runs-by-kind": { up: runsByKind },
};
