import { expect, it } from "vitest";
import { createChunkQueue } from "./chunk-queue.ts";
import { createJob, type Chunk } from "./job.ts";

const job = (size: number) =>
  createJob({
    kind: "evaluate",
    secretKey: new Uint8Array(32),
    elements: new Uint8Array(size * 32),
  });

function drawn(queue: { next(): Chunk | undefined }, names: Map<unknown, string>): string {
  let text = "";
  for (let chunk = queue.next(); chunk; chunk = queue.next()) text += names.get(chunk.job) ?? "?";
  return text;
}

it("lets large jobs take turns, chunk by chunk", () => {
  const queue = createChunkQueue(10);
  const [a, b] = [job(70), job(45)];
  queue.add(a);
  queue.add(b);
  const names = new Map([
    [a, "a"],
    [b, "b"],
  ]);
  expect(drawn(queue, names)).toBe("abababababaa");
});

it("takes small jobs before the large ones, as they came", () => {
  const queue = createChunkQueue(10);
  const [large, first, second] = [job(50), job(40), job(5)];
  queue.add(large);
  const names = new Map([
    [large, "L"],
    [first, "f"],
    [second, "s"],
  ]);
  expect(names.get(queue.next()?.job ?? first)).toBe("L");
  queue.add(first);
  queue.add(second);
  expect(drawn(queue, names)).toBe("ffffsLLLL");
});

it("gives a large job its turn however many small ones come", () => {
  const queue = createChunkQueue(10);
  const large = job(50);
  queue.add(large);
  const names = new Map([[large, "L"]]);
  for (let i = 0; i < 18; i++) {
    const small = job(1);
    names.set(small, "s");
    queue.add(small);
  }
  expect(drawn(queue, names)).toBe("ssssssssLssssssssLssLLL");
});

it("gives out each row once and in order, the last chunk shorter", () => {
  const queue = createChunkQueue(10);
  queue.add(job(23));
  const rows = [queue.next(), queue.next(), queue.next(), queue.next()];
  expect(rows.map((chunk) => chunk && [chunk.start, chunk.size])).toEqual([
    [0, 10],
    [10, 10],
    [20, 3],
    undefined,
  ]);
});

it("skips jobs that have failed meanwhile", async () => {
  const queue = createChunkQueue(10);
  const [failed, other] = [job(80), job(60)];
  queue.add(failed);
  queue.add(other);
  failed.fail(new Error("aborted"));
  const names = new Map([
    [failed, "f"],
    [other, "o"],
  ]);
  expect(drawn(queue, names)).toBe("oooooo");
  await expect(failed.result).rejects.toThrow("aborted");
});
