import { z } from "zod";
import { base64Blocks, fromBase64, toBase64 } from "../fields/base64.ts";

/** Bytes of a tag in a list. */
export const tagBytes = 16;
/** Bytes of the random handle that stands for one record under one agreement. */
export const handleBytes = 12;
/** Most entries added, and most handles removed, in one delta. */
export const maxListEntries = 20_000;

const entryBytes = tagBytes + handleBytes;

/**
 * A change of the list that the sender gives the addressee for blind matching. Versions count from 1
 * without gaps, per agreement and direction; a delta out of turn is deferred, not lost.
 */
export const listDeltaSchema = z.strictObject({
  version: z.int().min(1),
  /** True: forget everything listed before this delta. */
  reset: z.boolean().optional(),
  /** Entries laid end to end: tag (16 bytes), handle (12 bytes). */
  added: base64Blocks(entryBytes, 0, maxListEntries),
  /** Handles laid end to end: all entries with one of them go, before the added ones come. */
  removedHandles: base64Blocks(handleBytes, 0, maxListEntries),
  /** True when another delta follows at once: the list is whole again only after that. */
  more: z.boolean(),
});

/** A change of a list. */
export type ListDelta = z.infer<typeof listDeltaSchema>;

/** One entry of a list. */
export type ListEntry = { tag: Uint8Array; handle: Uint8Array };

/** Entries as `added` holds them. */
export function packListEntries(entries: readonly ListEntry[]): string {
  const flat = new Uint8Array(entries.length * entryBytes);
  entries.forEach(({ tag, handle }, index) => {
    flat.set(tag, index * entryBytes);
    flat.set(handle, index * entryBytes + tagBytes);
  });
  return toBase64(flat);
}

/** The entries in `added`, as views of one buffer. */
export function unpackListEntries(added: string): ListEntry[] {
  const flat = fromBase64(added);
  return Array.from({ length: flat.length / entryBytes }, (_, index) => {
    const at = index * entryBytes;
    return {
      tag: flat.subarray(at, at + tagBytes),
      handle: flat.subarray(at + tagBytes, at + entryBytes),
    };
  });
}

/** Handles as `removedHandles` holds them. */
export function packHandles(handles: readonly Uint8Array[]): string {
  const flat = new Uint8Array(handles.length * handleBytes);
  handles.forEach((handle, index) => flat.set(handle, index * handleBytes));
  return toBase64(flat);
}

/** The handles in `removedHandles`, as views of one buffer. */
export function unpackHandles(removed: string): Uint8Array[] {
  const flat = fromBase64(removed);
  return Array.from({ length: flat.length / handleBytes }, (_, index) =>
    flat.subarray(index * handleBytes, (index + 1) * handleBytes),
  );
}
