import { createHmac, timingSafeEqual } from "node:crypto";

/** Who speaks: the partner that saw the hit gives notice of it, the holder answers. */
export type NoticeDirection = "notice" | "answer";

/** What `checkNoticeMac` answers; `index` is the first key whose mac does not fit. */
export type CheckedNoticeMac =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "wrong-count" }
  | { readonly ok: false; readonly reason: "wrong-mac"; readonly index: number };

const LABELS = {
  notice: "entente/mac/notice/v1\0",
  answer: "entente/mac/answer/v1\0",
} satisfies Record<NoticeDirection, string>;

/**
 * HMAC-SHA256 of a notice (or its answer) under each proof key. Only who held the input and had it
 * evaluated knows the proof key, so nobody can claim a hit on a tag that it merely received. The
 * direction is part of the text, so a notice cannot be sent back as its own answer.
 * @param proofKeys of the tags that met, as `tagsOf` gives them, in an order both sides know
 * @param transcript the bytes that both sides agree on: parties, agreement, handle, tags, time
 * @returns 32 bytes per proof key
 */
export function noticeMac(
  proofKeys: readonly Uint8Array[],
  transcript: Uint8Array,
  direction: NoticeDirection,
): Uint8Array[] {
  return proofKeys.map((key) => {
    const hmac = createHmac("sha256", key).update(LABELS[direction]).update(transcript);
    return new Uint8Array(hmac.digest());
  });
}

/** Checks what `noticeMac` made, in a time that does not tell which byte or key was wrong. */
export function checkNoticeMac(
  proofKeys: readonly Uint8Array[],
  transcript: Uint8Array,
  direction: NoticeDirection,
  macs: readonly Uint8Array[],
): CheckedNoticeMac {
  if (macs.length !== proofKeys.length || proofKeys.length === 0) {
    return { ok: false, reason: "wrong-count" };
  }
  const fits = noticeMac(proofKeys, transcript, direction).map((expected, i) => {
    const mac = macs[i];
    return mac?.length === expected.length && timingSafeEqual(mac, expected);
  });
  const index = fits.indexOf(false);
  return index < 0 ? { ok: true } : { ok: false, reason: "wrong-mac", index };
}
