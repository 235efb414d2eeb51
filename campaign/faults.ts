/**
 * Delivery under faults: three nodes with a database each, all processes of their own, between which
 * people work, while nodes and databases are killed, the network fails, disks are full and clocks jump;
 * one node's certificate has ended years ago. Then the faults stop, the federation settles, and what is in the databases is held against each other and
 * against what had to come of it.
 *
 * `--kills N` (200), `--seed N` (1), `--keep FOLDER` (keeps data and logs).
 */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBooks } from "./support/books.ts";
import { checkHits } from "./support/check-hits.ts";
import { checkLedgers } from "./support/check-ledgers.ts";
import { checkLists } from "./support/check-lists.ts";
import { checkMessages } from "./support/check-messages.ts";
import { checkRecalls } from "./support/check-recalls.ts";
import { checkRequests } from "./support/check-requests.ts";
import { readOptions } from "./support/options.ts";
import { Random } from "./support/random.ts";
import { untilSettled } from "./support/settled.ts";
import { startPeople } from "./support/traffic.ts";
import { makeTrouble } from "./support/trouble.ts";
import { openWorld } from "./support/world.ts";

/** Between two acts of one person, on average. */
const everyMs = 40;
/** So often what is still open is answered at the end. */
const answeringRounds = 20;

const { kills, seed, keep } = readOptions(process.argv.slice(2));
const say = (text: string): void => void process.stderr.write(`${text}\n`);
const began = performance.now();

const folder = keep ?? (await mkdtemp(join(tmpdir(), "entente-faults-")));
await mkdir(folder, { recursive: true });
const world = await openWorld(folder);
const books = openBooks(world.members);
try {
  say(`three nodes are open after ${secondsSince(began)} s; logs in ${folder}`);
  const state = { recorded: 0 };
  const people = world.members.map((member, index) =>
    startPeople(member, new Random(seed, index + 1), { everyMs, world: state }),
  );
  const trouble = await makeTrouble(world, people, { kills, random: new Random(seed), say });
  await Promise.all(people.map((one) => one.stop()));
  const during = await checkRequests(books, world.members);
  say(`the faults stop after ${secondsSince(began)} s`);
  await untilSettled(books, world.members, say);
  // Requests that could not be answered while the faults lasted are now.
  for (let rounds = 0; rounds < answeringRounds; rounds++) {
    const nothingOpen = await Promise.all(people.map((one) => one.answerAll()));
    if (nothingOpen.every(Boolean)) break;
    await untilSettled(books, world.members, say);
  }

  const messages = await checkMessages(books, world.members);
  const hits = await checkHits(books, world.members);
  const requests = await checkRequests(books, world.members);
  const recalls = await checkRecalls(books, world.members);
  const lists = await checkLists(books, world.members);
  const ledgers = await checkLedgers(books, world.members);
  const lost = [...messages.lost, ...hits.missing, ...requests.lost, ...recalls.lost, ...lists];
  const doubled = [...messages.unsent, ...hits.surplus, ...requests.doubled, ...recalls.doubled];
  for (const finding of [...lost, ...doubled, ...ledgers.faults]) say(finding);
  for (const [reason, count] of messages.refused) say(`refused: ${count} × ${reason}`);
  for (const [index, one] of people.entries())
    say(`${world.members[index]!.authority.id}: ${JSON.stringify(Object.fromEntries(one.done))}`);
  const count = (act: string): number =>
    people.reduce((sum, { done }) => sum + (done.get(act) ?? 0), 0);
  console.log(
    JSON.stringify({
      kills: trouble.kills,
      cuts: trouble.cuts,
      duplicates: world.proxies.reduce((sum, proxy) => sum + proxy.swallowed(), 0),
      reorderings: world.proxies.reduce((sum, proxy) => sum + proxy.delayed(), 0),
      clock_jumps: trouble.clockJumps,
      full_disks: trouble.fullDisks,
      expired_certificates: 1,
      crashes: world.members.reduce((sum, { node }) => sum + node.crashes(), 0),
      messages: messages.messages,
      records: count("record"),
      hits: hits.expected,
      confirmations: count("confirm"),
      requests: requests.requests,
      answered: requests.answered,
      answered_under_faults: during.answered,
      refused: requests.refused,
      undeliverable: requests.undeliverable,
      recalls: recalls.recalls,
      corrections: recalls.corrections,
      ledger_entries: ledgers.entries,
      lost: lost.length,
      duplicated_effects: doubled.length,
      ledger_inconsistencies: ledgers.faults.length,
      seconds: Number(secondsSince(began)),
    }),
  );
} finally {
  await books.close();
  await world.stop();
  if (keep === undefined) await rm(folder, { recursive: true, force: true });
}

function secondsSince(instant: number): string {
  return ((performance.now() - instant) / 1000).toFixed(1);
}
