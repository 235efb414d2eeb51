/**
 * How long the demonstration takes to open: `node bench/second-start.ts [--starts 3] [--port 4800]`. The command
 * itself is run, in a folder of its own, stopped as by Ctrl-C and run again: at once, while the
 * matching that the first start began is unfinished, and when it has finished. A time ends when the
 * command says that it is open. The last line of its output is JSON.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { removeEmbeddedPostgres } from "@entente/node";
import { openDemonstrationCommand, type OpenCommand } from "./support/demonstration-command.ts";
import { median } from "./support/median.ts";

const { values: options } = parseArgs({
  options: {
    starts: { type: "string", default: "3" },
    port: { type: "string", default: "4800" },
    json: { type: "boolean", default: false },
  },
});
const starts = Number(options.starts);
const say = (text: string): void => void process.stderr.write(`${text}\n`);

type Start = { seconds: number; load_average: number; pending_records: number };

const dataDir = await mkdtemp(join(tmpdir(), "entente-bench-"));
try {
  const first = await start();
  await first.command.stop();

  const withBacklog: Start[] = [];
  const after: Start[] = [];
  for (let number = 0; number < starts; number++) {
    const { command, ...found } = await start();
    withBacklog.push(found);
    await command.stop();
  }
  const { command } = await start();
  await untilMatched(command);
  await command.stop();
  for (let number = 0; number < starts; number++) {
    const { command: again, ...found } = await start();
    after.push(found);
    await again.stop();
  }
  console.log(
    JSON.stringify({
      first_start_s: first.seconds,
      second_start_s: median(after.map(({ seconds }) => seconds)),
      second_start_with_backlog_s: median(withBacklog.map(({ seconds }) => seconds)),
      worst_s: Math.max(...[...after, ...withBacklog].map(({ seconds }) => seconds)),
      starts: { first: { ...first, command: undefined }, with_backlog: withBacklog, after },
    }),
  );
} finally {
  await removeEmbeddedPostgres(join(dataDir, "postgres"));
  await rm(dataDir, { recursive: true, force: true });
}

async function start(): Promise<Start & { command: OpenCommand }> {
  const [before = 0] = loadavg();
  const command = await openDemonstrationCommand(dataDir, Number(options.port));
  const pending = await pendingAt(command);
  say(
    `open after ${command.seconds} s, ${pending} records to be matched, load ${before.toFixed(1)}`,
  );
  return {
    command,
    seconds: command.seconds,
    load_average: Number(before.toFixed(1)),
    pending_records: pending,
  };
}

/** Records still to be matched, over all nodes. */
async function pendingAt({ urls }: OpenCommand): Promise<number> {
  const counts = await Promise.all(
    urls.map(async (url) => {
      const metrics = await (await fetch(`${url}/metrics`)).text();
      return Number(/^entente_matching_pending (\d+)$/m.exec(metrics)?.[1] ?? Number.NaN);
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

async function untilMatched(command: OpenCommand): Promise<void> {
  // What one node hands over may be work that the other has not been asked for yet.
  for (let quiet = 0; quiet < 3; await pause(2_000))
    quiet = (await pendingAt(command)) === 0 ? quiet + 1 : 0;
}
