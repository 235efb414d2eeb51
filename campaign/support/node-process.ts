import { spawn, type ChildProcess } from "node:child_process";
import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/** A node in a process of its own. */
export type NodeProcess = {
  readonly httpUrl: string;
  readonly lives: () => boolean;
  /** SIGKILL. */
  readonly kill: () => Promise<void>;
  /** Starts it, and again as long as it ends by itself before it is ready. */
  readonly start: () => Promise<void>;
  /** Waits until it can be given work: its database answers and takes changes. */
  readonly untilWorking: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Sets its clock so many milliseconds ahead (or behind) of the real one. */
  readonly setClock: (offset: number) => void;
  /** How often it ended by itself after it had been ready. */
  readonly crashes: () => number;
};

const program = fileURLToPath(new URL("../../packages/node/src/main.ts", import.meta.url));
const clock = new URL("shifted-clock.ts", import.meta.url).href;

/** Makes the process of a node; it is not started yet. */
export function nodeProcess(parts: {
  readonly configFile: string;
  readonly logFile: string;
  readonly httpUrl: string;
  readonly compileCache: string;
}): NodeProcess {
  const log = createWriteStream(parts.logFile, { flags: "a" });
  let child: ChildProcess | undefined;
  let wanted = false;
  let ready = false;
  let offset = 0;
  let crashes = 0;

  const spawnOne = (): void => {
    const started = spawn(
      process.execPath,
      ["--import", clock, program, "--config", parts.configFile],
      {
        stdio: ["ignore", "pipe", "pipe", "ipc"],
        // It is started hundreds of times: what was compiled once is compiled.
        env: { ...process.env, NODE_COMPILE_CACHE: parts.compileCache },
      },
    );
    started.stdout?.pipe(log, { end: false });
    started.stderr?.pipe(log, { end: false });
    started.on("error", () => undefined);
    started.send({ clockOffset: offset }, () => undefined);
    started.on("exit", () => {
      if (child !== started) return;
      child = undefined;
      if (ready && wanted) crashes++;
      ready = false;
      // What a service manager does.
      if (wanted) setTimeout(() => wanted && !child && spawnOne(), 300);
    });
    child = started;
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    wanted = false;
    ready = false;
    const ending = child;
    child = undefined;
    if (!ending) return;
    const ended = once(ending, "exit");
    ending.kill(signal);
    await ended;
  };
  return {
    httpUrl: parts.httpUrl,
    lives: () => ready,
    kill: () => end("SIGKILL"),
    async start() {
      wanted = true;
      if (!child) spawnOne();
      while (wanted && !ready) {
        ready = await isAlive(parts.httpUrl);
        if (!ready) await pause(50);
      }
    },
    async untilWorking() {
      while (wanted && !(await isWorking(parts.httpUrl))) await pause(100);
    },
    async stop() {
      await end("SIGTERM");
      log.end();
    },
    setClock(next) {
      offset = next;
      child?.send({ clockOffset: next }, () => undefined);
    },
    crashes: () => crashes,
  };
}

async function isAlive(url: string): Promise<boolean> {
  return (await ask(`${url}/health`)) !== undefined;
}

async function isWorking(url: string): Promise<boolean> {
  const answer = (await ask(`${url}/ready`)) as { checks?: { database?: boolean } } | undefined;
  return answer?.checks?.database === true;
}

/** What an address answers, as JSON; undefined when it does not. */
async function ask(url: string): Promise<unknown> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    return await answer.json();
  } catch {
    return undefined;
  }
}
