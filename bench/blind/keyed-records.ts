import { matchKeysOf, type LinkRecord, type MatchKey } from "../../packages/match/src/index.ts";
import { generatedPersons } from "../linkage/generated-persons.ts";
import { readFebrl, readHistorical, type TrueRecord } from "../linkage/read-records.ts";

/** A record with its match keys, the side that holds it and the true thing it is of. */
export type KeyedRecord = {
  readonly record: LinkRecord;
  readonly keys: readonly MatchKey[];
  readonly truth: string;
  readonly side: 0 | 1;
};

/** Records of two sides that are matched blind. */
export type KeyedSet = { readonly name: string; readonly records: readonly KeyedRecord[] };

const seed = 20_260_101;
const generated = 4000;

/**
 * The linkage files, each divided between two sides, febrl4 once more without the document number; and
 * persons of the generated world as two services write them.
 */
export function* keyedSets(): Generator<KeyedSet> {
  const febrl4 = [
    ...onSide(readFebrl("febrl4a"), () => 0),
    ...onSide(readFebrl("febrl4b"), () => 1),
  ];
  yield { name: "febrl4", records: febrl4 };
  yield { name: "febrl4_without_document", records: febrl4.map(withoutDocument) };
  const inTurn = (at: number): 0 | 1 => (at % 2 === 0 ? 0 : 1);
  yield { name: "febrl3", records: onSide(readFebrl("febrl3"), inTurn) };
  yield { name: "historical", records: onSide(readHistorical(), inTurn) };
  const both = [...generatedPersons(seed, generated)].flatMap(({ kept, asked }) =>
    [kept, asked()].map((record) => ({ record, truth: kept.id })),
  );
  yield { name: "generated", records: onSide(both, inTurn) };
}

function onSide(rows: readonly TrueRecord[], sideOf: (at: number) => 0 | 1): KeyedRecord[] {
  return rows.map(({ record, truth }, at) => ({
    record,
    truth,
    side: sideOf(at),
    keys: matchKeysOf(record),
  }));
}

function withoutDocument({ record, ...rest }: KeyedRecord): KeyedRecord {
  const values = new Map([...record.values].filter(([name]) => name !== "socialSecurityNumber"));
  return {
    ...rest,
    record: { ...record, values },
    keys: matchKeysOf({ kind: record.kind, values }),
  };
}
