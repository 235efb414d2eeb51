import { quantile, round } from "../support/figures.ts";
import { accuracyOf, foundPairs, truthOf, withoutDocument } from "../support/hit-accuracy.ts";
import { hitLatencies } from "../support/hit-latency.ts";
import type { LinkageFiles } from "../support/linkage-files.ts";
import { startMatchedNodes } from "../support/matched-nodes.ts";

/** How well two nodes find each other's persons, and how soon. */
export type Persons = {
  readonly febrl4: {
    readonly f1: number;
    readonly f1_without_document: number;
    readonly precision: number;
    readonly recall: number;
  };
  /** From saving a record at one node until a page of the other is told of the hit. */
  readonly latency_ms: {
    readonly p50: number | null;
    readonly p95: number | null;
    readonly p99: number | null;
  };
};

/** Matches two files blind between two nodes, holds the hits against the truth, then adds records. */
export async function measurePersons(
  files: LinkageFiles,
  samples: number,
  say: (text: string) => void,
): Promise<Persons> {
  const { left, right, clients, agreement, stop } = await startMatchedNodes(files, say);
  try {
    const truth = await truthOf(left, right, files);
    const found = await foundPairs(left, right);
    const whole = accuracyOf(found, truth);
    const bare = accuracyOf(withoutDocument(found, agreement.hitThreshold), truth);
    const latencies = await hitLatencies(clients, samples);
    return {
      febrl4: {
        f1: round(whole.f1),
        f1_without_document: round(bare.f1),
        precision: round(whole.precision),
        recall: round(whole.recall),
      },
      latency_ms: {
        p50: quantile(latencies, 0.5),
        p95: quantile(latencies, 0.95),
        p99: quantile(latencies, 0.99),
      },
    };
  } finally {
    await stop();
  }
}
