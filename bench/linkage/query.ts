/**
 * One record against a register of generated persons, who were written down by another service than
 * the one that asks: `node bench/linkage/query.ts [--register 1000000] [--queries 5000] [--check]`.
 * With `--check` (take a register of 20,000) the index is held against comparing every record.
 *
 * Figures are in CPU time of this process, collection of garbage included; the wall clock beside it
 * says how busy the machine was. Recall counts whether the true person is among the first ten, also
 * where the two files have nothing in common but a frequent name.
 */
import { parseArgs } from "node:util";
import {
  createIndex,
  createRegister,
  learnModel,
  type LinkageModel,
  type LinkRecord,
  type RecordIndex,
} from "../../packages/match/src/index.ts";
import { generatedPersons } from "./generated-persons.ts";
import { checkAgainstAll } from "./query-check.ts";

const [seed, seedOfModel] = [1, 2];
const personsOfModel = 5_000;
const limit = 10;
const batch = 1_000;
const warmUp = 500;

/** What is measured, in the names of the report. */
export type QueryFigures = {
  readonly register: number;
  readonly per_s_per_core: number;
  /** By CPU time and by the clock. */
  readonly p99_ms: number;
  readonly p99_wall_ms: number;
  readonly p50_ms: number;
  readonly recall_at_10: number;
  readonly first_is_right: number;
  readonly add_us: number;
  readonly build_s: number;
  readonly rss_mib: number;
  readonly peak_rss_mib: number;
};

/** A record that is asked for, and the id of the one that is truly of the same person. */
type Asked = { readonly record: LinkRecord; readonly truth: string };

/** Fills an index and asks it. */
export function query(register = 1_000_000, queries = 5_000): QueryFigures {
  const index = createIndex("Person", modelWithoutLabels());
  const { asked, buildMs } = fill(index, register, queries);
  for (const { record } of asked.slice(0, warmUp)) index.find(record, { limit });
  const figures = ask(index, asked.slice(warmUp));
  return {
    register: index.size,
    ...figures,
    add_us: round((buildMs * 1_000) / register),
    build_s: round(buildMs / 1_000),
    rss_mib: Math.round(process.memoryUsage().rss / 2 ** 20),
    peak_rss_mib: Math.round(process.resourceUsage().maxRSS / 2 ** 10),
  };
}

/** Learned on other persons than those in the index, without telling who is who. */
function modelWithoutLabels(): LinkageModel {
  const register = createRegister("Person");
  for (const { kept, asked } of generatedPersons(seedOfModel, personsOfModel)) {
    register.add(kept);
    register.add(asked());
  }
  return learnModel(register);
}

/** Adds all persons; only the adding itself is measured. */
function fill(index: RecordIndex, register: number, queries: number) {
  const every = Math.max(1, Math.floor(register / queries));
  const asked: Asked[] = [];
  let waiting: LinkRecord[] = [];
  let [made, buildMs] = [0, 0];
  const add = () => {
    const before = cpuMs();
    for (const record of waiting) index.add(record);
    buildMs += cpuMs() - before;
    waiting = [];
  };
  for (const person of generatedPersons(seed, register)) {
    if (made++ % every === 0) asked.push({ record: person.asked(), truth: person.kept.id });
    waiting.push(person.kept);
    if (waiting.length === batch) add();
  }
  add();
  return { asked, buildMs };
}

function ask(index: RecordIndex, asked: readonly Asked[]) {
  const [cpu, wall]: [number[], number[]] = [[], []];
  let [found, first] = [0, 0];
  const begin = cpuMs();
  for (const { record, truth } of asked) {
    const [cpuBefore, wallBefore] = [cpuMs(), performance.now()];
    const place = index.find(record, { limit }).findIndex(({ id }) => id === truth);
    cpu.push(cpuMs() - cpuBefore);
    wall.push(performance.now() - wallBefore);
    if (place >= 0) found += 1;
    if (place === 0) first += 1;
  }
  return {
    per_s_per_core: Math.round((asked.length * 1_000) / (cpuMs() - begin)),
    p99_ms: quantile(cpu, 0.99),
    p99_wall_ms: quantile(wall, 0.99),
    p50_ms: quantile(cpu, 0.5),
    recall_at_10: round(found / asked.length, 4),
    first_is_right: round(first / asked.length, 4),
  };
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

function quantile(values: readonly number[], share: number): number {
  return round(
    values.toSorted((one, other) => one - other)[Math.floor(values.length * share)] ?? 0,
  );
}

function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      register: { type: "string", default: "1000000" },
      queries: { type: "string", default: "5000" },
      check: { type: "boolean", default: false },
    },
  });
  const [register, queries] = [Number(values.register), Number(values.queries)];
  const figures = values.check
    ? checkAgainstAll(seed, register, queries, modelWithoutLabels())
    : query(register, queries);
  console.log(JSON.stringify(figures));
}
