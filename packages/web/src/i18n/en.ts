import { common } from "./en/common.ts";
import { cases } from "./en/cases.ts";
import { records } from "./en/records.ts";
import { imports } from "./en/imports.ts";
import { exchange } from "./en/exchange.ts";
import { law } from "./en/law.ts";
import { account } from "./en/account.ts";
import { agreements } from "./en/agreements.ts";
import { duplicates } from "./en/duplicates.ts";
import { recall } from "./en/recall.ts";
import { partners } from "./en/partners.ts";
import { oversight } from "./en/oversight.ts";
import { ledger } from "./en/ledger.ts";

/** All English texts. */
export const en = {
  ...common,
  ...account,
  ...cases,
  ...records,
  ...imports,
  ...exchange,
  ...law,
  ...agreements,
  ...partners,
  ...duplicates,
  ...recall,
  ...oversight,
  ...ledger,
};

/** The texts a language must have; a missing or superfluous key fails the type check. */
export type Texts = typeof en;
