import { pieces, type EvidenceGroup, type Piece } from "./pieces.ts";

/** A whole address is shared by a household: it never weighs more than this. */
const wholeAddress = 12;

/** One name and both initials: the initial of the other name comes on top of the name. */
const otherInitial = 3.5;

/**
 * The bits of one group, of all pieces met in it: the strongest piece counts, but
 * - a street adds to the postal code or city it lies in, up to the cap of a household;
 * - an initial adds to one name that agrees;
 * - the year of birth and the day, met in keys of their own, are together a birth date.
 */
export function groupBits(group: EvidenceGroup, met: ReadonlySet<Piece>): number {
  const bits = (piece: Piece) => (met.has(piece) ? pieces[piece].bits : 0);
  const strongest = Math.max(
    ...[...met].filter((piece) => pieces[piece].group === group).map(bits),
  );
  if (group === "address") {
    const area = Math.max(bits("postcode"), bits("postcode-unit"), bits("city"), bits("country"));
    return Math.min(wholeAddress, area + bits("street"));
  }
  if (group === "name" && met.has("one-name") && met.has("initials"))
    return Math.max(strongest, bits("one-name") + otherInitial);
  if (group === "birth") return Math.max(strongest, bits("birth-year") + bits("birth-day"));
  return strongest;
}
