import { canonicalJson, type HitNotice } from "@entente/protocol";

/** What a notice says, without its MACs. */
export type Announced = Pick<HitNotice, "noticeId" | "handle" | "ownHandle" | "tags">;

/** What both sides compute their MACs over. */
export function transcriptOf(
  from: string,
  to: string,
  agreementId: string,
  { noticeId, handle, ownHandle, tags }: Announced,
): Uint8Array {
  return Buffer.from(canonicalJson({ from, to, agreementId, noticeId, handle, ownHandle, tags }));
}
