import { readdir, readFile } from "node:fs/promises";

const ticksPerSecond = 100;

/** Seconds of processor that a process and all below it have used; 0 where there is no /proc. */
export async function cpuSecondsBelow(root: number): Promise<number> {
  const names = await readdir("/proc").catch(() => []);
  const processes = await Promise.all(names.filter((name) => /^\d+$/.test(name)).map(readProcess));
  const byId = new Map(processes.flatMap((one) => (one ? [[one.id, one] as const] : [])));
  const isBelow = (id: number): boolean => {
    for (let at: number | undefined = id; at; at = byId.get(at)?.parent)
      if (at === root) return true;
    return false;
  };
  let ticks = 0;
  for (const one of byId.values()) if (isBelow(one.id)) ticks += one.ticks;
  return ticks / ticksPerSecond;
}

async function readProcess(id: string) {
  const text = await readFile(`/proc/${id}/stat`, "utf8").catch(() => "");
  const fields = text
    .slice(text.lastIndexOf(")") + 2)
    .split(" ")
    .map(Number);
  const [, parent = 0] = fields;
  // User and system time, with that of children that have ended (proc(5), fields 14 to 17).
  const ticks = fields.slice(11, 15).reduce((sum, value) => sum + value, 0);
  return text === "" ? undefined : { id: Number(id), parent, ticks };
}
