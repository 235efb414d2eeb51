import type { NodeContext } from "./context.ts";
import { registerAgreements, startAgreements } from "./features/agreements/watch-agreements.ts";
import { registerConsents, startConsents } from "./features/consents/consents.ts";
import { startDuplicates } from "./features/duplicates/duplicates.ts";
import { registerHits } from "./features/hits/hits.ts";
import { startImports } from "./features/imports/start-imports.ts";
import { registerMatching, startMatching } from "./features/matching/matching.ts";
import { startRetention } from "./features/retention/retention.ts";
import { registerRecalls, startRecalls } from "./features/recalls/recalls.ts";
import { startOversight } from "./features/oversight/watch.ts";
import { registerRequests, startReminders } from "./features/requests/requests.ts";
import { startPresence } from "./jobs/presence.ts";
import type { Signals } from "./jobs/signals.ts";

/** Says what partners may ask of each feature; called before the link opens. */
export function registerFeatures(node: NodeContext): void {
  registerAgreements(node);
  registerMatching(node);
  registerHits(node);
  registerRequests(node);
  registerRecalls(node);
  registerConsents(node);
}

/** Starts the background work of each feature. */
export function startFeatures(
  node: NodeContext,
  signals: Signals,
): { stop: () => Promise<void> }[] {
  return [
    startPresence(node),
    startAgreements(node, signals),
    startMatching(node, signals),
    startDuplicates(node, signals),
    startImports(node, signals),
    startConsents(node, signals),
    startRecalls(node, signals),
    startRetention(node, signals),
    startReminders(node, signals),
    startOversight(node, signals),
  ];
}
