import type { Texts } from "./en.ts";
import { common } from "./nl/common.ts";
import { cases } from "./nl/cases.ts";
import { records } from "./nl/records.ts";
import { imports } from "./nl/imports.ts";
import { exchange } from "./nl/exchange.ts";
import { partners } from "./nl/partners.ts";

/** All Dutch texts. */
export const nl: Texts = { ...common, ...cases, ...records, ...imports, ...exchange, ...partners };
