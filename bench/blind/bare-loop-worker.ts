import { parentPort } from "node:worker_threads";
import { ready } from "../../packages/blind/src/index.ts";
import { bareLoop, forWholeWay } from "./bare-loop.ts";

/** Runs the bare loop for as many keys as it is told, and answers when it is done. */
await ready();
const port = parentPort;
if (!port) throw new Error("bare-loop-worker.ts runs as a worker thread only");
port.on("message", (keys: number) => {
  bareLoop(keys, forWholeWay);
  port.postMessage("done");
});
port.postMessage("ready");
