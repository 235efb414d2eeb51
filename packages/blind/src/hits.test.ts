import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findHits } from "./hits.ts";

const tag = (byte: number) => new Uint8Array(16).fill(byte);
const own = (byte: number, recordId: string, keyType: string) => ({
  tag: tag(byte),
  recordId,
  keyType,
});
const listed = (byte: number, handle: string) => ({ tag: tag(byte), handle });

describe("finding hits", () => {
  it("gathers the key types that one record and one handle share", () => {
    const { hits, capped } = findHits(
      [own(1, "r1", "name"), own(2, "r1", "birth"), own(3, "r2", "name"), own(9, "r3", "name")],
      [listed(1, "h1"), listed(2, "h1"), listed(3, "h2"), listed(8, "h3")],
      10,
    );
    expect(capped).toEqual([]);
    expect(hits).toEqual([
      {
        recordId: "r1",
        handle: "h1",
        keyTypes: new Set(["name", "birth"]),
        tags: [tag(1), tag(2)],
      },
      { recordId: "r2", handle: "h2", keyTypes: new Set(["name"]), tags: [tag(3)] },
    ]);
  });

  it("counts repeated lines once", () => {
    const { hits } = findHits(
      [own(1, "r1", "name"), own(1, "r1", "name"), own(1, "r1", "alias")],
      [listed(1, "h1"), listed(1, "h1")],
      1,
    );
    expect(hits).toEqual([
      { recordId: "r1", handle: "h1", keyTypes: new Set(["name", "alias"]), tags: [tag(1)] },
    ]);
  });

  it("names a tag held by too many handles instead of hitting on it", () => {
    const { hits, capped } = findHits(
      [own(1, "r1", "phone"), own(2, "r1", "document")],
      [listed(1, "h1"), listed(1, "h2"), listed(1, "h3"), listed(2, "h3")],
      2,
    );
    expect(capped).toEqual([{ tag: tag(1), handles: 3, records: 1 }]);
    expect(hits).toEqual([
      { recordId: "r1", handle: "h3", keyTypes: new Set(["document"]), tags: [tag(2)] },
    ]);
  });

  it("names a tag held by too many records of our own", () => {
    const { hits, capped } = findHits(
      [own(1, "r1", "phone"), own(1, "r2", "phone"), own(1, "r3", "phone")],
      [listed(1, "h1")],
      2,
    );
    expect(hits).toEqual([]);
    expect(capped).toEqual([{ tag: tag(1), handles: 1, records: 3 }]);
  });

  it("finds exactly the pairs with a tag in common, whatever the order", () => {
    const small = fc.integer({ min: 0, max: 6 });
    const pairs = fc.array(fc.tuple(small, small), { maxLength: 30 });
    fc.assert(
      fc.property(pairs, pairs, (ours, theirs) => {
        const { hits } = findHits(
          ours.map(([byte, recordId]) => ({ tag: tag(byte), recordId, keyType: byte })),
          theirs.map(([byte, handle]) => ({ tag: tag(byte), handle })),
          100,
        );
        const found = hits.flatMap(({ recordId, handle, keyTypes }) =>
          [...keyTypes].map((byte) => `${recordId}-${handle}-${byte}`),
        );
        const expected = ours.flatMap(([byte, recordId]) =>
          theirs
            .filter(([other]) => other === byte)
            .map(([, handle]) => `${recordId}-${handle}-${byte}`),
        );
        expect(found.toSorted()).toEqual([...new Set(expected)].toSorted());
        expect(new Set(hits.map((hit) => `${hit.recordId}-${hit.handle}`)).size).toBe(hits.length);
      }),
      { seed: 16 },
    );
  });
});
