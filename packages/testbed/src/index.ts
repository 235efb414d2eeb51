export {
  startFederation,
  type Federation,
  type FederationOptions,
} from "./federation/federation.ts";
export { loadView, worldRecordId, type Loaded } from "./federation/load-view.ts";
export * from "./world/index.ts";
