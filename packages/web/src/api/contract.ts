export type * from "./contract/common.ts";
export type * from "./contract/cases.ts";
export type * from "./contract/records.ts";
export type * from "./contract/imports.ts";
export type * from "./contract/hits.ts";
export type * from "./contract/requests.ts";
export type * from "./contract/status.ts";
