import { keyTable } from "../../packages/match/src/keys/key-types.ts";
import { round } from "../support/figures.ts";
import type { KeyedRecord } from "./keyed-records.ts";

/** What a piece of evidence weighs in a register. */
export type PieceWeight = {
  /** Of two records of one thing that both have such a value, how often they share one. */
  readonly m: number;
  /** Of two records of different things, one pair in so many does; null where none does. */
  readonly one_in: number | null;
  /** log2(m / u). */
  readonly bits: number | null;
};

type Parts = ReadonlyMap<string, ReadonlySet<string>>;

/** Measures each piece of which the keys of some records are made. */
export function pieceWeights(records: readonly KeyedRecord[]): Record<string, PieceWeight> {
  const parts = records.map(partsOf);
  const pieces = [...new Set(parts.flatMap((one) => [...one.keys()]))].toSorted();
  const things = [...Map.groupBy(records.keys(), (at) => records[at]!.truth).values()];
  return Object.fromEntries(pieces.map((piece) => [piece, weigh(piece, parts, things)]));
}

function weigh(
  piece: string,
  parts: readonly Parts[],
  things: readonly (readonly number[])[],
): PieceWeight {
  const holders = new Map<string, number>();
  let have = 0;
  for (const one of parts) {
    const values = one.get(piece);
    if (!values) continue;
    have += 1;
    for (const value of values) holders.set(value, (holders.get(value) ?? 0) + 1);
  }
  let same = 0;
  let sharing = 0;
  let sharedOfSame = 0;
  for (const thing of things)
    for (const [at, one] of thing.entries())
      for (const other of thing.slice(at + 1)) {
        const [mine, theirs] = [parts[one]!.get(piece), parts[other]!.get(piece)];
        if (!mine || !theirs) continue;
        const shared = mine.intersection(theirs).size;
        same += 1;
        sharing += shared > 0 ? 1 : 0;
        sharedOfSame += shared;
      }
  const met = holders.values().reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
  const different = (have * (have - 1)) / 2 - same;
  const m = sharing / same;
  const u = (met - sharedOfSame) / different;
  return {
    m: round(m, 3),
    one_in: u > 0 ? Math.round(1 / u) : null,
    bits: u > 0 && m > 0 ? round(Math.log2(m / u), 1) : null,
  };
}

/** The values of each piece in the keys of a record: a key holds those of its pieces, in their order. */
function partsOf({ keys }: KeyedRecord): Parts {
  const parts = new Map<string, Set<string>>();
  for (const { type, value } of keys) {
    const pieces: readonly string[] = keyTable[type];
    const text = value.slice(type.length + 1);
    const cut = pieces.length === 1 ? text.length : text.indexOf(":");
    for (const [at, piece] of pieces.entries()) {
      const values = parts.get(piece) ?? new Set();
      parts.set(piece, values.add(at === 0 ? text.slice(0, cut) : text.slice(cut + 1)));
    }
  }
  return parts;
}
