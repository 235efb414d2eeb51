import { parentPort } from "node:worker_threads";
import { ready } from "../sodium.ts";
import { fromRequest, type Outcome, type WorkerMessage, type WorkerRequest } from "./messages.ts";
import { runTask } from "./tasks.ts";

/** The thread behind `createTaggingPool`: takes parts of tasks, one after the other. */
const port = parentPort;
if (!port) throw new Error("tagging-worker.ts runs as a worker thread only");

await ready();
let used = process.threadCpuUsage();

port.on("message", (request: WorkerRequest) => {
  const outcome = attempt(request);
  const now = process.threadCpuUsage();
  const cpuSeconds = (now.user + now.system - used.user - used.system) / 1e6;
  used = now;
  const message: WorkerMessage = { kind: "reply", id: request.id, outcome, cpuSeconds };
  port.postMessage(
    message,
    outcome.ok ? [outcome.columns.first.buffer, outcome.columns.second.buffer] : [],
  );
});
port.postMessage({ kind: "started" } satisfies WorkerMessage);

function attempt(request: WorkerRequest): Outcome {
  try {
    return runTask(fromRequest(request));
  } catch (error) {
    return { ok: false, reason: "thrown", error };
  }
}
