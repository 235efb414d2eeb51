export type * from "./contract/common.ts";
export type * from "./contract/records.ts";
export type * from "./contract/imports.ts";
export type * from "./contract/duplicates.ts";
export type * from "./contract/exchange.ts";
export type * from "./contract/recall.ts";
export type * from "./contract/oversight.ts";
