import { createHash } from "node:crypto";
import { canonicalJson, leafHash } from "@entente/protocol";

/** What the leaf of an entry says. */
export type EntryContent = {
  /** ISO 8601, UTC, to the millisecond. */
  readonly at: string;
  readonly actor: { readonly type: string; readonly id: string };
  readonly act: string;
  readonly object: { readonly type: string; readonly id: string };
  readonly caseId: string | null;
  /**
   * The salted hash of the justification (hex), so that its text can be erased while the leaf stays as
   * it is. In entries from before there was a tree: the text.
   */
  readonly justification: string | null;
  readonly recipient: string | null;
  readonly facts: unknown;
};

/** An entry in canonical JSON (RFC 8785), written member by member because millions are verified. */
export function canonicalEntry(entry: EntryContent): string {
  const { at, actor, act, object, caseId, justification, recipient, facts } = entry;
  return (
    `{"act":${text(act)},"actor":{"id":${text(actor.id)},"type":${text(actor.type)}},` +
    `"at":${text(at)},"caseId":${text(caseId)},"facts":${canonicalJson(facts)},` +
    `"justification":${text(justification)},` +
    `"object":{"id":${text(object.id)},"type":${text(object.type)}},"recipient":${text(recipient)}}`
  );
}

function text(value: string | null): string {
  return JSON.stringify(value);
}

/** The leaf of an entry: SHA-256 over 0x00, the salt and the canonical entry. */
export function leafOf(entry: EntryContent, salt: Uint8Array): Buffer {
  return leafHash(salt, canonicalEntry(entry));
}

/** What stands in an entry for its justification: SHA-256 over a salt of its own and the text. */
export function hashOfJustification(justification: string, salt: Uint8Array): Buffer {
  return createHash("sha256").update(salt).update(justification).digest();
}
