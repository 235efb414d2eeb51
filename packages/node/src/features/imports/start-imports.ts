import type { NodeContext } from "../../context.ts";
import { runLoop, type RunningLoop } from "../../jobs/loop.ts";
import type { Signals } from "../../jobs/signals.ts";
import { importLoop } from "./run/run-imports.ts";

/** Starts the run of imports. */
export function startImports(node: NodeContext, signals: Signals): RunningLoop {
  return runLoop(importLoop(node), { signals, log: node.log });
}
