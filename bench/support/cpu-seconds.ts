import { readdir, readFile } from "node:fs/promises";

const ticksPerSecond = 100;

/** Seconds of processor by who used them: the databases' servers, or anything else. */
export type CpuSeconds = { readonly node: number; readonly postgres: number };

/** Seconds of processor that a process and all below it have used; 0 where there is no /proc. */
export async function cpuSecondsBelow(root: number): Promise<CpuSeconds> {
  const names = await readdir("/proc").catch(() => []);
  const processes = await Promise.all(names.filter((name) => /^\d+$/.test(name)).map(readProcess));
  const byId = new Map(processes.flatMap((one) => (one ? [[one.id, one] as const] : [])));
  const isBelow = (id: number): boolean => {
    for (let at: number | undefined = id; at; at = byId.get(at)?.parent)
      if (at === root) return true;
    return false;
  };
  const ticks = { node: 0, postgres: 0 };
  for (const { id, name, ticks: used } of byId.values())
    if (isBelow(id)) ticks[name === "postgres" ? "postgres" : "node"] += used;
  return { node: ticks.node / ticksPerSecond, postgres: ticks.postgres / ticksPerSecond };
}

async function readProcess(id: string) {
  const text = await readFile(`/proc/${id}/stat`, "utf8").catch(() => "");
  const fields = text
    .slice(text.lastIndexOf(")") + 2)
    .split(" ")
    .map(Number);
  const [, parent = 0] = fields;
  const name = text.slice(text.indexOf("(") + 1, text.lastIndexOf(")"));
  // User and system time, with that of children that have ended (proc(5), fields 14 to 17).
  const ticks = fields.slice(11, 15).reduce((sum, value) => sum + value, 0);
  return text === "" ? undefined : { id: Number(id), name, parent, ticks };
}
