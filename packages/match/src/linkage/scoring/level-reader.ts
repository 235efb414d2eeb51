import type { LinkageField, LinkageLevel } from "../levels.ts";
import { nameFields, namePartLevels, otherNameLevels } from "../register/name-column.ts";
import type { Register } from "../register/register.ts";

/** A field of a register with its levels, in the order in which {@link readLevels} writes. */
export type ReadField = { readonly id: LinkageField; readonly levels: readonly LinkageLevel[] };

const namePartsLevels = [namePartLevels, namePartLevels, otherNameLevels] as const;

/** All fields of a register: those of person names first. */
export function fieldsOf({ names, profile }: Register): ReadField[] {
  const first = names
    ? nameFields.map((id, part): ReadField => ({ id, levels: namePartsLevels[part]! }))
    : [];
  return [...first, ...profile.fields];
}

/** Writes the level of each field of two rows, as its place in the field's levels or `missing`. */
export function readLevels(
  { names, columns }: Register,
  left: number,
  right: number,
  into: Uint8Array,
  from: number,
): void {
  let at = from;
  if (names) {
    names.compare(left, right);
    for (let part = 0; part < 3; part++) into[at++] = names.levels[part]!;
  }
  for (const column of columns) into[at++] = column.compare(left, right);
}

/** How likely two records taken at random have the same value, by field. */
export function chancesOfSame({ names, columns }: Register): number[] {
  const first = names ? nameFields.map((_, part) => names.chanceOfSame(part)) : [];
  return [...first, ...columns.map(({ dictionary }) => dictionary.chanceOfSame())];
}
