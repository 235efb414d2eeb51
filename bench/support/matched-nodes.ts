import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AgreementTerms } from "@entente/model";
import type { RunningNode } from "@entente/node";
import { startFederation } from "@entente/testbed";
import { openClient, type BenchClient } from "./bench-client.ts";
import { pause, round } from "./figures.ts";
import type { LinkageFiles } from "./linkage-files.ts";
import { benchAgreement, benchAuthorities, createAnalyst } from "./two-nodes.ts";

/** Two nodes in this process whose records have been imported and matched. */
export type MatchedNodes = {
  readonly left: RunningNode;
  readonly right: RunningNode;
  readonly clients: readonly [BenchClient, BenchClient];
  readonly agreement: AgreementTerms;
  /** By the clock; the first from the start until all rows are in, the second from then on. */
  readonly seconds: { readonly import: number; readonly matching: number };
  readonly stop: () => Promise<void>;
};

type Say = (text: string) => void;

/**
 * Starts two nodes with real databases and mutual TLS between them, imports one file at each through the
 * public API, and waits until all of it is matched blind.
 */
export async function startMatchedNodes(files: LinkageFiles, say: Say): Promise<MatchedNodes> {
  await using opened = new AsyncDisposableStack();
  const dataDir = await mkdtemp(join(tmpdir(), "entente-bench-"));
  opened.defer(() => rm(dataDir, { recursive: true, force: true }));
  const agreement = benchAgreement();
  const federation = await startFederation({
    dataDir,
    authorities: benchAuthorities,
    agreements: [agreement],
    httpPort: 0,
    linkPort: 0,
    workers: 1,
  });
  opened.defer(() => federation.stop());
  const [left, right] = benchAuthorities.map((authority) => federation.node(authority.id)) as [
    RunningNode,
    RunningNode,
  ];
  const clients = [await signedIn(left), await signedIn(right)] as const;
  const began = performance.now();
  await Promise.all([
    importFile(clients[0], files, files.left, say),
    importFile(clients[1], files, files.right, say),
  ]);
  const imported = performance.now();
  await untilMatched(clients);
  const seconds = {
    import: round((imported - began) / 1000, 1),
    matching: round((performance.now() - imported) / 1000, 1),
  };
  say(`imported in ${seconds.import} s, matched in ${seconds.matching} s more`);
  const kept = opened.move();
  return { left, right, clients, agreement, seconds, stop: () => kept.disposeAsync() };
}

/** Waits until nothing is left to match or to deliver at any node, twice in a row. */
export async function untilMatched(clients: readonly BenchClient[]): Promise<void> {
  for (let quiet = 0; quiet < 2;) {
    const states = (await Promise.all(clients.map((client) => client.send("GET", "/status")))) as {
      matching: { pending: number };
      outbox: { queued: number };
    }[];
    const left = states.map(({ matching, outbox }) => matching.pending + outbox.queued);
    quiet = left.every((count) => count === 0) ? quiet + 1 : 0;
    await pause(100);
  }
}

async function signedIn(node: RunningNode): Promise<BenchClient> {
  return openClient(node.httpUrl, await createAnalyst(node));
}

async function importFile(
  client: BenchClient,
  { mapping, dateOrder }: LinkageFiles,
  csv: { name: string; content: string },
  say: Say,
): Promise<void> {
  const uploaded = await client.upload("/imports", csv.name, csv.content);
  const columns = uploaded.columns as { name: string }[];
  const path = `/imports/${String(uploaded.id)}`;
  await client.send("PATCH", path, {
    mapping: {
      kind: "Person",
      source: "Register",
      grade: { scale: "4x4", source: "B", information: "2" },
      handling: { codes: ["H0"] },
      dateOrder,
      keyColumn: null,
      columns: columns.map(({ name }) => ({ property: mapping[name.trim()] ?? null })),
    },
  });
  await client.send("POST", `${path}/start`);
  for (;;) {
    const { state, rows } = (await client.send("GET", path)) as {
      state: string;
      rows: { done: number; faulty: number };
    };
    if (state === "done") return say(`${csv.name}: ${rows.done} rows, ${rows.faulty} with faults`);
    if (state === "failed") throw new Error(`the import of ${csv.name} failed`);
    await pause(100);
  }
}
