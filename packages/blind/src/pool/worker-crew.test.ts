import { Worker } from "node:worker_threads";
import { expect, it } from "vitest";
import { createChunkQueue } from "./chunk-queue.ts";
import { createJob } from "./job.ts";
import { startWorkerCrew, type WorkerCrew } from "./worker-crew.ts";

const STARTS = `
  const { parentPort } = require("node:worker_threads");
  parentPort.postMessage({ kind: "started" });
`;
const ANSWERS = `${STARTS}
  parentPort.on("message", ({ id, task }) => {
    const columns = { first: task.elements, second: new Uint8Array() };
    parentPort.postMessage({ kind: "reply", id, outcome: { ok: true, columns }, cpuSeconds: 1 });
  });
`;
const DIES_AT_WORK = `${STARTS}
  parentPort.on("message", () => { throw new Error("out of memory"); });
`;
const DIES_AT_START = `throw new Error("no such module");`;

/** A crew whose threads run the given scripts, one after the other, the last one for all others. */
async function crewOf(count: number, scripts: readonly [string, ...string[]]) {
  const queue = createChunkQueue(4);
  const { promise: lost, resolve } = Promise.withResolvers<Error>();
  let spawned = 0;
  const crew: WorkerCrew = await startWorkerCrew(count, {
    spawn: () => new Worker(scripts[spawned++] ?? scripts.at(-1) ?? "", { eval: true }),
    draw: () => queue.next(),
    done: (chunk, outcome) => chunk.job.put(chunk, outcome),
    lost: resolve,
  });
  function submit(size: number) {
    const elements = new Uint8Array(size * 32).map((_, i) => i);
    const job = createJob({ kind: "evaluate", secretKey: new Uint8Array(32), elements });
    queue.add(job);
    crew.wake();
    return { elements, result: job.result };
  }
  return { crew, submit, lost };
}

it("puts the chunks of several threads together in their order", async () => {
  const { crew, submit } = await crewOf(3, [ANSWERS]);
  const { elements, result } = submit(50);
  expect(await result).toEqual({
    ok: true,
    columns: { first: elements, second: new Uint8Array() },
  });
  await crew.stop(new Error("enough"));
});

it("fails what a dying thread held, and replaces the thread", async () => {
  const { crew, submit } = await crewOf(1, [DIES_AT_WORK, ANSWERS]);
  await expect(submit(4).result).rejects.toThrow("out of memory");
  expect(await submit(20).result).toMatchObject({ ok: true });
  await crew.stop(new Error("enough"));
});

it("says so when the last thread is dead and no other starts", async () => {
  const { submit, lost } = await crewOf(1, [DIES_AT_WORK, DIES_AT_START]);
  await expect(submit(4).result).rejects.toThrow("out of memory");
  expect((await lost).message).toBe("a tagging worker did not start");
});

it("does not start when one of its threads does not", async () => {
  const start = crewOf(2, [ANSWERS, DIES_AT_START]);
  await expect(start).rejects.toMatchObject({ cause: { message: "no such module" } });
});

it("fails what its threads hold when it is stopped", async () => {
  const { crew, submit } = await crewOf(1, [STARTS + "setInterval(() => {}, 1000);"]);
  const { result } = submit(4);
  const stopping = crew.stop(new Error("enough"));
  await expect(result).rejects.toThrow("enough");
  await stopping;
});
