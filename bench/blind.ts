/**
 * Blind matching, measured part by part: `node bench/blind.ts --json [--tags N] [--samples N] [--only PART]`.
 *
 * | part    | what                                                                                    |
 * |---------|-----------------------------------------------------------------------------------------|
 * | engine  | tagging on all cores beside bare loops over libsodium's WASM; each step on one core      |
 * | lists   | look-ups in a partner's list of N tags, and a change of 100,000 to it, in PostgreSQL     |
 * | persons | febrl4 matched between two nodes, and in clear; how soon a new record is a hit           |
 *
 * A list of 10 million tags takes about 4 GB of disk while it is made.
 */
import { parseArgs } from "node:util";
import { measureAllCores } from "./blind/all-cores.ts";
import { measureLists } from "./blind/lists.ts";
import { measureOneCore } from "./blind/one-core.ts";
import { measurePersons } from "./blind/persons.ts";
import { febrl4 as linkInClear } from "./linkage/febrl.ts";
import { readLinkageFiles } from "./support/linkage-files.ts";

const { values: options } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    tags: { type: "string", default: "10000000" },
    samples: { type: "string", default: "200" },
    only: { type: "string" },
  },
});

const say = (text: string): void => void process.stderr.write(`${text}\n`);
const isWanted = (part: string): boolean => options.only === undefined || options.only === part;

const engine = isWanted("engine")
  ? { one_core: await measureOneCore(), ...(await measureAllCores(say)) }
  : {};
const lists = isWanted("lists") ? await measureLists(Number(options.tags), say) : {};
const files = isWanted("persons") ? await readLinkageFiles("febrl4") : undefined;
if (isWanted("persons") && !files)
  say("The linkage data is missing: put it at ../shared/data or name its folder in ENTENTE_DATA.");
const persons = files ? await measurePersons(files, Number(options.samples), say) : undefined;
const febrl4 = persons && { ...persons.febrl4, clear_f1: (await linkInClear()).f1_at_95 };
console.log(
  JSON.stringify(
    { ...persons, ...(febrl4 && { febrl4 }), ...engine, ...lists },
    null,
    options.json ? 0 : 2,
  ),
);
