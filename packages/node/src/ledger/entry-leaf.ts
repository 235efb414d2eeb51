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

/** The members of an entry, each in canonical JSON. */
type CanonicalMembers = Readonly<
  Record<
    | "at"
    | "act"
    | "actorId"
    | "actorType"
    | "objectId"
    | "objectType"
    | "facts"
    | "caseId"
    | "justification"
    | "recipient",
    string
  >
>;

/** An entry in canonical JSON (RFC 8785), put together from its members: millions are verified. */
export function canonicalOf(of: CanonicalMembers): string {
  return (
    `{"act":${of.act},"actor":{"id":${of.actorId},"type":${of.actorType}},"at":${of.at},` +
    `"caseId":${of.caseId},"facts":${of.facts},"justification":${of.justification},` +
    `"object":{"id":${of.objectId},"type":${of.objectType}},"recipient":${of.recipient}}`
  );
}

/** An entry in canonical JSON (RFC 8785). */
export function canonicalEntry(entry: EntryContent): string {
  return canonicalOf({
    at: text(entry.at),
    act: text(entry.act),
    actorId: text(entry.actor.id),
    actorType: text(entry.actor.type),
    objectId: text(entry.object.id),
    objectType: text(entry.object.type),
    facts: canonicalJson(entry.facts),
    caseId: text(entry.caseId),
    justification: text(entry.justification),
    recipient: text(entry.recipient),
  });
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
