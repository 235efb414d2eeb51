import type { NodeContext } from "./context.ts";
import type { Signals } from "./jobs/signals.ts";

/** Says what partners may ask of each feature; called before the link opens. */
export function registerFeatures(_node: NodeContext): void {}

/** Starts the background work of each feature. */
export function startFeatures(
  _node: NodeContext,
  _signals: Signals,
): { stop: () => Promise<void> }[] {
  return [];
}
