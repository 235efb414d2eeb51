import type { Texts } from "./en.ts";
import { common } from "./fr/common.ts";
import { cases } from "./fr/cases.ts";
import { records } from "./fr/records.ts";
import { imports } from "./fr/imports.ts";
import { exchange } from "./fr/exchange.ts";
import { law } from "./fr/law.ts";
import { account } from "./fr/account.ts";
import { agreements } from "./fr/agreements.ts";
import { duplicates } from "./fr/duplicates.ts";
import { recall } from "./fr/recall.ts";
import { partners } from "./fr/partners.ts";
import { oversight } from "./fr/oversight.ts";
import { ledger } from "./fr/ledger.ts";

/** All French texts. */
export const fr: Texts = {
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
