import { describe, expect, test } from "vitest";
import { whileHeld } from "./while-held.ts";

/** Work that ends only when it is told to. */
const endless = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
const wanted = () => Promise.resolve();
const unwanted = () => Promise.reject(new Error("not wanted any more"));

describe("Long work", () => {
  test("ends soon after it is no longer wanted, with the reason", async () => {
    const working = whileHeld(new AbortController().signal, unwanted, endless, 5);
    await expect(working).rejects.toThrow("not wanted any more");
  });

  test("ends when the node stops", async () => {
    const stopping = new AbortController();
    const working = whileHeld(stopping.signal, wanted, endless, 5);
    stopping.abort(new Error("stopping"));
    await expect(working).rejects.toThrow("stopping");
  });

  test("hands over what it came to, and is asked for no more", async () => {
    let asked = 0;
    const ask = async () => {
      asked += 1;
    };
    const waiting = async () => {
      while (asked < 2) await new Promise((resolve) => setTimeout(resolve, 5));
      return "done";
    };
    expect(await whileHeld(new AbortController().signal, ask, waiting, 5)).toBe("done");
    const then = asked;
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(asked).toBe(then);
  });
});
