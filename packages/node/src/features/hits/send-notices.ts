import { noticeMac } from "@entente/blind";
import { toBase64 } from "@entente/protocol";
import { sql } from "kysely";
import type { NodeContext } from "../../context.ts";
import type { Transaction } from "../../store/store.ts";
import type { KeptAgreement } from "../agreements/kept-agreements.ts";
import { handlesOf } from "../matching/handles.ts";
import { proofKeysOf } from "./proof-keys.ts";
import { sendAboutHits } from "./send.ts";
import { transcriptOf, type Announced } from "./transcript.ts";

/** A hit to be told: this node's record, the partner's handle, and the tags in which they meet. */
export type Noticed = {
  readonly hitId: string;
  readonly recordId: string;
  readonly handle: Uint8Array;
  readonly tags: readonly Uint8Array[];
};

/**
 * Tells the partner of hits on records of its list, each with a MAC for each tag that only somebody who
 * really held the key can make.
 */
export async function sendNotices(
  node: NodeContext,
  tx: Transaction,
  agreement: KeptAgreement,
  hits: readonly Noticed[],
): Promise<void> {
  if (hits.length === 0) return;
  const handles = await handlesOf(
    tx,
    agreement.id,
    hits.map(({ recordId }) => recordId),
  );
  const proofKeys = await proofKeysOf(tx, "query_tag", agreement.id, hits);
  const notices: Announced[] = hits.map(({ hitId, recordId, handle, tags }) => ({
    noticeId: hitId,
    handle: toBase64(handle),
    ownHandle: toBase64(handles.get(recordId)!),
    tags: tags.map((tag) => toBase64(tag)),
  }));
  await sql`
    update hit set notice = told.notice::jsonb
    from unnest(
      ${sql.val(notices.map(({ noticeId }) => noticeId))}::uuid[],
      ${sql.val(notices.map((notice) => JSON.stringify(notice)))}::text[]) as told (id, notice)
    where hit.id = told.id`.execute(tx);
  const { id: self } = node.authority;
  const payloads = notices.map((notice, index) => {
    const transcript = transcriptOf(self, agreement.partner.id, agreement.id, notice);
    const keys = proofKeys[index]!.map(({ proofKey }) => proofKey);
    const macs = noticeMac(keys, transcript, "notice").map((mac) => toBase64(mac));
    return { ...notice, macs };
  });
  await sendAboutHits(node, tx, agreement, "hit.notice", payloads);
}
