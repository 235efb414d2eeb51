import type { Texts } from "./en.ts";
import { common } from "./nl/common.ts";
import { cases } from "./nl/cases.ts";
import { records } from "./nl/records.ts";
import { imports } from "./nl/imports.ts";
import { exchange } from "./nl/exchange.ts";
import { law } from "./nl/law.ts";
import { account } from "./nl/account.ts";
import { agreements } from "./nl/agreements.ts";
import { duplicates } from "./nl/duplicates.ts";
import { recall } from "./nl/recall.ts";
import { partners } from "./nl/partners.ts";
import { oversight } from "./nl/oversight.ts";
import { ledger } from "./nl/ledger.ts";

/** All Dutch texts. */
export const nl: Texts = {
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
