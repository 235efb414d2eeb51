export * from "./clean/index.ts";
export * from "./keys/index.ts";
export * from "./linkage/index.ts";
export * from "./names/index.ts";
export * from "./query/index.ts";
export * from "./strength/index.ts";
