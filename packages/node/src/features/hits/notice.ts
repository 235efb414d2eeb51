import { checkNoticeMac, noticeMac } from "@entente/blind";
import { strengthOf, type KeyType } from "@entente/match";
import {
  canonicalJson,
  fromBase64,
  toBase64,
  type HitAnswer,
  type HitNotice,
} from "@entente/protocol";
import type { NodeContext } from "../../context.ts";
import { notifyLive } from "../../http/live-events.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { Handled } from "../../link/handlers.ts";
import type { Transaction } from "../../store/store.ts";
import type { KeptAgreement } from "../agreements/kept-agreements.ts";
import { matchingAgreements } from "../matching/agreements.ts";
import { handlesOf, recordOfHandle } from "../matching/handles.ts";
import { repeatConfirmation } from "./decide.ts";
import { keepHit } from "./keep.ts";
import { sendAboutHit } from "./send.ts";

/** What a notice says, without its MACs. */
type Announced = Pick<HitNotice, "noticeId" | "handle" | "ownHandle" | "tags">;

/** What a notice is about: this node's record, the partner's handle, and the tags in which they meet. */
type Noticed = { recordId: string; handle: Uint8Array; tags: readonly Uint8Array[] };

/**
 * Tells the partner of a hit on a record of its list, with a MAC for each tag that only somebody who
 * really held the key can make.
 */
export async function sendNotice(
  node: NodeContext,
  tx: Transaction,
  agreement: KeptAgreement,
  hitId: string,
  { recordId, handle, tags }: Noticed,
): Promise<void> {
  const ownHandle = (await handlesOf(tx, agreement.id, [recordId])).get(recordId)!;
  const proofKeys = await proofKeysOf(tx, "query_tag", agreement.id, recordId, tags);
  const notice: Announced = {
    noticeId: hitId,
    handle: toBase64(handle),
    ownHandle: toBase64(ownHandle),
    tags: tags.map((tag) => toBase64(tag)),
  };
  const transcript = transcriptOf(node.authority.id, agreement.partner.id, agreement.id, notice);
  const macs = noticeMac(
    proofKeys.map((row) => row.proof_key),
    transcript,
    "notice",
  );
  await tx
    .updateTable("hit")
    .set({ notice: JSON.stringify(notice) })
    .where("id", "=", hitId)
    .execute();
  await sendAboutHit(node, tx, agreement, "hit.notice", {
    ...notice,
    macs: macs.map((mac) => toBase64(mac)),
  });
}

/** Checks a partner's notice against this node's own list, keeps the hit and answers with own MACs. */
export async function takeNotice(
  node: NodeContext,
  tx: Transaction,
  agreementId: string,
  notice: HitNotice,
): Promise<Handled> {
  const [agreement] = await matchingAgreements(node, tx, agreementId);
  // The partner finds hits while this node's side is closed: they are held until it opens.
  if (!agreement) return { ok: false, reason: "matching-not-agreed", later: true };
  const checked = await checkNotice(node, tx, agreement, notice);
  if (!checked.ok) {
    await appendToLedger(tx, [
      {
        act: "refused-access",
        object: { type: "agreement", id: agreementId },
        facts: { notice: notice.noticeId, reason: checked.reason },
      },
    ]);
    await answer(node, tx, agreement, {
      noticeId: notice.noticeId,
      accepted: false,
      macs: [],
      reason: checked.reason,
    });
    return { ok: true };
  }
  const id = await keepHit(
    tx,
    agreement,
    {
      recordId: checked.recordId,
      handle: checked.partnerHandle,
      keyTypes: checked.keyTypes,
      strength: checked.strength,
      silent: false,
      proven: true,
    },
    node.now(),
    "if-new",
  );
  await notifyLive(tx, { type: "hit", id });
  await answer(node, tx, agreement, {
    noticeId: notice.noticeId,
    accepted: true,
    macs: checked.macs.map((mac) => toBase64(mac)),
  });
  await repeatConfirmation(node, tx, agreement, id);
  return { ok: true };
}

/** Takes the partner's answer to a notice: its MACs show that it holds the same values. */
export async function takeAnswer(
  node: NodeContext,
  tx: Transaction,
  agreementId: string,
  answered: HitAnswer,
): Promise<Handled> {
  const hit = await tx
    .selectFrom("hit")
    .select(["id", "record_id", "partner_id", "notice"])
    .where("id", "=", answered.noticeId)
    .where("agreement_id", "=", agreementId)
    .executeTakeFirst();
  if (!hit) return { ok: false, reason: "unknown-notice" };
  const facts = answered.accepted
    ? { acknowledged: await isProven(node, tx, agreementId, hit, answered.macs) }
    : { acknowledged: false, reason: answered.reason };
  await tx
    .updateTable("hit")
    .set({ acknowledged: facts.acknowledged })
    .where("id", "=", hit.id)
    .execute();
  if (!facts.acknowledged)
    await appendToLedger(tx, [{ act: "matching", object: { type: "hit", id: hit.id }, facts }]);
  return { ok: true };
}

type CheckedNotice =
  | {
      ok: true;
      recordId: string;
      partnerHandle: Buffer;
      keyTypes: KeyType[];
      strength: number;
      macs: Uint8Array[];
    }
  | { ok: false; reason: "unknown-handle" | "unknown-tag" | "wrong-proof" | "too-weak" };

async function checkNotice(
  node: NodeContext,
  tx: Transaction,
  agreement: KeptAgreement,
  notice: HitNotice,
): Promise<CheckedNotice> {
  const record = await recordOfHandle(tx, agreement.id, fromBase64(notice.handle));
  if (!record || record.silent || notice.ownHandle === null)
    return { ok: false, reason: "unknown-handle" };
  const tags = notice.tags.map((tag) => fromBase64(tag));
  const rows = await proofKeysOf(tx, "own_tag", agreement.id, record.id, tags);
  if (rows.length !== tags.length) return { ok: false, reason: "unknown-tag" };
  const { noticeId, handle, ownHandle } = notice;
  const transcript = transcriptOf(agreement.partner.id, node.authority.id, agreement.id, {
    noticeId,
    handle,
    ownHandle,
    tags: notice.tags,
  });
  const proofKeys = rows.map((row) => row.proof_key);
  const macs = notice.macs.map((mac) => fromBase64(mac));
  if (!checkNoticeMac(proofKeys, transcript, "notice", macs).ok)
    return { ok: false, reason: "wrong-proof" };
  const keyTypes = [...new Set(rows.map((row) => row.key_type))];
  const strength = strengthOf(keyTypes).bits;
  if (strength < agreement.terms.hitThreshold) return { ok: false, reason: "too-weak" };
  return {
    ok: true,
    recordId: record.id,
    partnerHandle: Buffer.from(fromBase64(notice.ownHandle)),
    keyTypes,
    strength,
    macs: noticeMac(proofKeys, transcript, "answer"),
  };
}

/** Whether the macs answer the last notice that was sent of a hit. */
async function isProven(
  node: NodeContext,
  tx: Transaction,
  agreementId: string,
  hit: { record_id: string; partner_id: string; notice: Announced | null },
  macs: readonly string[],
): Promise<boolean> {
  if (!hit.notice) return false;
  const tags = hit.notice.tags.map((tag) => fromBase64(tag));
  const rows = await proofKeysOf(tx, "query_tag", agreementId, hit.record_id, tags);
  const transcript = transcriptOf(node.authority.id, hit.partner_id, agreementId, hit.notice);
  return checkNoticeMac(
    rows.map((row) => row.proof_key),
    transcript,
    "answer",
    macs.map((mac) => fromBase64(mac)),
  ).ok;
}

/** What both sides compute their MACs over. */
function transcriptOf(
  from: string,
  to: string,
  agreementId: string,
  notice: Announced,
): Uint8Array {
  return Buffer.from(canonicalJson({ from, to, agreementId, ...notice }));
}

/** The proof keys of a record's tags, in the order of the tags; tags it does not have are left out. */
async function proofKeysOf(
  tx: Transaction,
  table: "own_tag" | "query_tag",
  agreementId: string,
  recordId: string,
  tags: readonly Uint8Array[],
) {
  const rows = await tx
    .selectFrom(table)
    .select(["tag", "proof_key", "key_type"])
    .where("agreement_id", "=", agreementId)
    .where("record_id", "=", recordId)
    .where(
      "tag",
      "in",
      tags.map((tag) => Buffer.from(tag)),
    )
    .execute();
  const byTag = new Map(rows.map((row) => [row.tag.toString("hex"), row]));
  return tags.flatMap((tag) => {
    const row = byTag.get(Buffer.from(tag).toString("hex"));
    return row ? { proof_key: row.proof_key, key_type: row.key_type as KeyType } : [];
  });
}

async function answer(
  node: NodeContext,
  tx: Transaction,
  agreement: KeptAgreement,
  payload: HitAnswer,
): Promise<void> {
  await sendAboutHit(node, tx, agreement, "hit.answer", payload);
}
