import { checkNoticeMac, noticeMac } from "@entente/blind";
import { strengthOf } from "@entente/match";
import { fromBase64, toBase64, type HitAnswer, type HitNotice } from "@entente/protocol";
import type { NodeContext } from "../../context.ts";
import { notifyLiveOfAll } from "../../http/live-events.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { Arrived, Handled } from "../../link/handlers.ts";
import type { Transaction } from "../../store/store.ts";
import type { KeptAgreement } from "../agreements/kept-agreements.ts";
import { matchingAgreements } from "../matching/agreements.ts";
import { recordsOfHandles, type ListedRecord } from "../matching/handles.ts";
import { repeatConfirmations } from "./decide.ts";
import { keepHits, pairOf, waitForOthers, type KeptHit } from "./keep.ts";
import { proofKeysOf, type ProofKey } from "./proof-keys.ts";
import { sendAboutHits } from "./send.ts";
import { transcriptOf } from "./transcript.ts";

/**
 * Checks a partner's notices, all under one agreement, against this node's own list, keeps the hits and
 * answers each with own MACs.
 */
export async function takeNotices(
  node: NodeContext,
  tx: Transaction,
  notices: readonly Arrived<"hit.notice">[],
): Promise<Handled> {
  const [agreement] = await matchingAgreements(node, tx, notices[0]!.envelope.agreementId);
  // The partner finds hits while this node's side is closed: they are held until it opens.
  if (!agreement) return { ok: false, reason: "matching-not-agreed", later: true };
  await waitForOthers(tx, agreement.id);
  const checked = await checkNotices(node, tx, agreement, notices);
  for (const part of withoutRepeats(checked)) await keepChecked(node, tx, agreement, part);
  return { ok: true };
}

type Checked = { readonly arrived: Arrived<"hit.notice"> } & (
  | { readonly ok: true; readonly hit: KeptHit; readonly macs: string[] }
  | {
      readonly ok: false;
      readonly reason: "unknown-handle" | "unknown-tag" | "wrong-proof" | "too-weak";
    }
);

async function keepChecked(
  node: NodeContext,
  tx: Transaction,
  agreement: KeptAgreement,
  checked: readonly Checked[],
): Promise<void> {
  for (const one of checked) if (!one.ok) await noteRefusal(tx, agreement.id, one);
  const hits = checked.flatMap((one) => (one.ok ? [one.hit] : []));
  const ids = await keepHits(tx, agreement, hits, node.now(), "if-new");
  await notifyLiveOfAll(tx, "hit", ids);
  await sendAboutHits(node, tx, agreement, "hit.answer", checked.map(answerTo));
  await repeatConfirmations(node, tx, agreement, ids);
}

function answerTo({ arrived, ...checked }: Checked): HitAnswer {
  const { noticeId } = arrived.payload;
  return checked.ok
    ? { noticeId, accepted: true, macs: checked.macs }
    : { noticeId, accepted: false, macs: [], reason: checked.reason };
}

async function noteRefusal(
  tx: Transaction,
  agreementId: string,
  { arrived, reason }: Extract<Checked, { ok: false }>,
): Promise<void> {
  tx.message = arrived.reception.bodyHash;
  await appendToLedger(tx, [
    {
      act: "refused-access",
      object: { type: "agreement", id: agreementId },
      facts: { notice: arrived.payload.noticeId, reason },
    },
  ]);
  tx.message = undefined;
}

async function checkNotices(
  node: NodeContext,
  tx: Transaction,
  agreement: KeptAgreement,
  notices: readonly Arrived<"hit.notice">[],
): Promise<Checked[]> {
  const handles = notices.map(({ payload }) => fromBase64(payload.handle));
  const records = await recordsOfHandles(tx, agreement.id, handles);
  const known = notices.map((arrived, index) => ({ arrived, record: records[index] }));
  const proofKeys = await proofKeysOf(
    tx,
    "own_tag",
    agreement.id,
    known.map(({ arrived, record }) => ({
      recordId: record?.id ?? nobody,
      tags: arrived.payload.tags.map((tag) => fromBase64(tag)),
    })),
  );
  return known.map(({ arrived, record }, index) => ({
    arrived,
    ...checkNotice(node, agreement, arrived.payload, record, proofKeys[index]!),
  }));
}

const nobody = "00000000-0000-0000-0000-000000000000";

function checkNotice(
  node: NodeContext,
  agreement: KeptAgreement,
  notice: HitNotice,
  record: ListedRecord | undefined,
  held: readonly ProofKey[],
) {
  if (!record || record.silent || notice.ownHandle === null)
    return { ok: false, reason: "unknown-handle" } as const;
  if (held.length !== notice.tags.length) return { ok: false, reason: "unknown-tag" } as const;
  const transcript = transcriptOf(agreement.partner.id, node.authority.id, agreement.id, notice);
  const proofKeys = held.map(({ proofKey }) => proofKey);
  const macs = notice.macs.map((mac) => fromBase64(mac));
  if (!checkNoticeMac(proofKeys, transcript, "notice", macs).ok)
    return { ok: false, reason: "wrong-proof" } as const;
  const keyTypes = [...new Set(held.map(({ keyType }) => keyType))];
  const strength = strengthOf(keyTypes).bits;
  if (strength < agreement.terms.hitThreshold) return { ok: false, reason: "too-weak" } as const;
  const handle = Buffer.from(fromBase64(notice.ownHandle));
  return {
    ok: true,
    hit: { recordId: record.id, handle, keyTypes, strength, silent: false, proven: true },
    macs: noticeMac(proofKeys, transcript, "answer").map((mac) => toBase64(mac)),
  } as const;
}

/** In their order, in parts in which no pair of records comes twice. */
function withoutRepeats(checked: readonly Checked[]): Checked[][] {
  const parts: Checked[][] = [[]];
  let pairs = new Set<string>();
  for (const one of checked) {
    const pair = one.ok ? pairOf(one.hit.recordId, one.hit.handle) : null;
    if (pair !== null && pairs.has(pair)) {
      parts.push([]);
      pairs = new Set();
    }
    if (pair !== null) pairs.add(pair);
    parts.at(-1)!.push(one);
  }
  return parts;
}
