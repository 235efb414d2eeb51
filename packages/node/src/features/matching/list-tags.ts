import type { NodeContext } from "../../context.ts";
import { may } from "../../gate/decision.ts";
import type { Transaction } from "../../store/store.ts";
import { gateQuestion } from "../agreements/kept-agreements.ts";
import { settleHits } from "../hits/settle.ts";
import { matchingAgreements, type MatchingAgreement } from "./agreements.ts";
import { handlesOf } from "./handles.ts";
import { claim, finish, orGiveBack, stillHeld, waitingForQuery, type Lane } from "./queues.ts";
import { sendDeltas } from "./send-deltas.ts";
import {
  tagChange,
  tagged,
  unmadeValues,
  writeTags,
  type MadeTag,
  type TaggedKey,
  type WantedKey,
} from "./wanted-tags.ts";

const recordsPerBatch = 256;
const actor = { type: "system", name: "matching" } as const;

/**
 * Brings this node's list under one agreement up to date for a batch of records, and sends the
 * change to the partner: tags and random handles, shuffled, without anything else.
 * @returns whether there may be more
 */
export async function listTags(
  node: NodeContext,
  lane: Lane,
  signal: AbortSignal,
): Promise<boolean> {
  const started = await node.store.transaction(actor, async (tx) => {
    const [agreement] = await matchingAgreements(node, tx, lane.agreementId);
    if (!agreement) return null;
    const claims = await claim(tx, lane, recordsPerBatch);
    const ids = claims.map((claimed) => claimed.recordId);
    if (ids.length === 0) return null;
    const allowed = await listable(node, tx, agreement, ids);
    const { commonValueLimit } = agreement.terms;
    const change = await tagChange(tx, "list", agreement.id, ids, allowed, commonValueLimit);
    return { agreement, claims, ids, change };
  });
  if (!started) return false;
  const { agreement, claims, ids, change } = started;
  await orGiveBack(node, lane, claims, async () => {
    const added = tagged(change, await tagAll(node, agreement, unmadeValues(change), signal));
    await node.store.transaction(actor, async (tx) => {
      const held = await stillHeld(tx, lane, claims);
      const current = new Set(held.map((claimed) => claimed.recordId));
      const allowed = (await listable(node, tx, agreement, ids)).intersection(current);
      const kept = added.filter((key) => allowed.has(key.recordId));
      const obsolete = change.obsolete.filter((row) => current.has(row.recordId));
      await writeTags(tx, "list", agreement.id, kept, obsolete);
      await sendChange(node, tx, agreement, kept, obsolete);
      await finish(tx, lane, held);
      await settleUnlisted(node, tx, agreement, obsolete);
    });
  });
  return claims.length === recordsPerBatch;
}

/** The records among `ids` whose tags the gate lets into the partner's hands. */
async function listable(
  node: NodeContext,
  tx: Transaction,
  agreement: MatchingAgreement,
  ids: readonly string[],
): Promise<Set<string>> {
  const records = await tx
    .selectFrom("record")
    .select(["id", "kind", "originator", "silent"])
    .where("id", "in", ids)
    .where("merged_into", "is", null)
    .execute();
  const allowed = records.filter(
    ({ kind, originator, silent }) =>
      may({
        outgoing: { what: "tags", kind, originator, silent },
        ...gateQuestion(node, agreement),
      }).ok,
  );
  return new Set(allowed.map((record) => record.id));
}

async function tagAll(
  node: NodeContext,
  agreement: MatchingAgreement,
  keys: readonly WantedKey[],
  signal: AbortSignal,
): Promise<MadeTag[]> {
  const { tags, proofKeys } = await node.tagging.evaluateOwn(
    agreement.secretKey,
    keys.map((key) => Buffer.from(key.value)),
    signal,
  );
  return keys.map(({ digest }, index) => ({
    digest,
    tag: tags.subarray(index * 16, (index + 1) * 16),
    proofKey: proofKeys.subarray(index * 32, (index + 1) * 32),
  }));
}

/**
 * Between the end of a record's queries and the change of its list, the partner may have given notice of
 * a hit on what the record no longer has: that is taken back now.
 */
async function settleUnlisted(
  node: NodeContext,
  tx: Transaction,
  agreement: MatchingAgreement,
  obsolete: readonly { recordId: string }[],
): Promise<void> {
  const unlisted = [...new Set(obsolete.map((row) => row.recordId))];
  const waiting = await waitingForQuery(tx, agreement.id, unlisted);
  const recordIds = unlisted.filter((id) => !waiting.has(id));
  if (recordIds.length > 0) await settleHits(node, tx, agreement, { recordIds });
}

/**
 * A record that lost a tag is taken off the partner's list by its handle and listed anew; one that
 * only gained some gets those added.
 */
async function sendChange(
  node: NodeContext,
  tx: Transaction,
  agreement: MatchingAgreement,
  added: readonly TaggedKey[],
  obsolete: readonly { recordId: string }[],
): Promise<void> {
  const relisted = [...new Set(obsolete.map((row) => row.recordId))];
  const handles = await handlesOf(tx, agreement.id, [
    ...relisted,
    ...added.map((key) => key.recordId),
  ]);
  const entries = [
    ...added.filter((key) => !relisted.includes(key.recordId)),
    ...(await tagsOf(tx, agreement.id, relisted)),
  ].map(({ recordId, tag }) => ({ tag, handle: handles.get(recordId)! }));
  const removed = relisted.map((recordId) => handles.get(recordId)!);
  if (entries.length === 0 && removed.length === 0) return;
  await sendDeltas(node, tx, agreement, { entries, removed });
}

async function tagsOf(tx: Transaction, agreementId: string, recordIds: readonly string[]) {
  if (recordIds.length === 0) return [];
  return tx
    .selectFrom("own_tag")
    .select(["record_id as recordId", "tag"])
    .where("agreement_id", "=", agreementId)
    .where("record_id", "in", recordIds)
    .execute();
}
