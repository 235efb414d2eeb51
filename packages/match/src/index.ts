export * from "./clean/index.ts";
