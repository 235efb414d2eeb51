import { randomBytes } from "node:crypto";
import { directiveClocks, newId, usualTerms, type AgreementTerms } from "@entente/model";
import { handleBytes } from "@entente/protocol";
import type { Transaction } from "../../store/store.ts";
import type { TestNode } from "../../testing/test-node.ts";
import { addHit, addPartner } from "../records/records.fixture.ts";

const system = { type: "system", name: "test" } as const;

/** The purpose that the agreements of these tests name. */
export const purpose = "Drug trafficking";

/** Writes into a test node's database as the node itself. */
export function inStore<T>(node: TestNode, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return node.context.store.transaction(system, work);
}

/** Keeps an agreement in force with a new partner; tells its id. */
export async function agreeWith(
  node: TestNode,
  partnerId: string,
  more: Partial<AgreementTerms> & { pairId?: string } = {},
): Promise<string> {
  const { pairId, ...changed } = more;
  await addPartner(node, partnerId);
  const terms: AgreementTerms = {
    ...usualTerms,
    id: newId(),
    version: 1,
    title: "Test agreement",
    parties: [node.context.authority.id, partnerId],
    legalBasis: "Directive (EU) 2023/977",
    purposes: [purpose],
    kinds: ["Person"],
    matching: true,
    defaultHandling: { codes: ["H1"] },
    clocks: { ...directiveClocks },
    evaluationBudget: 1_000,
    commonValueLimit: 3,
    hitThreshold: 25,
    validFrom: "2020-01-01",
    validUntil: "2099-12-31",
    ...changed,
  };
  const id = pairId ?? terms.id;
  await inStore(node, (tx) =>
    tx
      .insertInto("agreement")
      .values({
        id,
        partner_id: partnerId,
        terms: JSON.stringify(terms) as never,
        signatures: JSON.stringify(
          Object.fromEntries(terms.parties.map((party) => [party, "signature"])),
        ) as never,
        oprf_secret_key: randomBytes(32),
        oprf_public_key: randomBytes(32),
        partner_oprf_public_key: null,
        suspended: null,
        ended_at: null,
        backfilled_version: null,
      })
      .execute(),
  );
  return id;
}

type Row = {
  partnerId: string;
  agreementId: string;
  recordId: string;
  receivedAt: Date;
  dueAt: Date;
  direction?: "in" | "out";
  urgency?: "urgent-direct" | "urgent-indirect" | "normal";
  state?: "received" | "answered" | "refused";
  answeredAt?: Date;
  extendedUntil?: Date;
};

/** A request as the exchange leaves it; tells its id. */
export async function addRequest(node: TestNode, row: Row): Promise<string> {
  const id = newId();
  await inStore(node, (tx) =>
    tx
      .insertInto("request")
      .values({
        id,
        direction: row.direction ?? "in",
        partner_id: row.partnerId,
        agreement_id: row.agreementId,
        hit_id: newId(),
        record_id: row.recordId,
        purpose,
        justification: "He was seen at both ports",
        urgency: row.urgency ?? "normal",
        state: row.state ?? "received",
        body_hash: randomBytes(32),
        created_by: null,
        created_at: row.receivedAt,
        received_at: row.receivedAt,
        due_at: row.dueAt,
        extended_until: row.extendedUntil ?? null,
        next_reminder_at: row.state ? null : row.receivedAt,
        answered_at: row.answeredAt ?? null,
        answered_by: null,
        statements_disclosed: null,
        refusal_reason: null,
        refusal_text: null,
        note: null,
        conditions: null,
        foreign_record_id: null,
        outbox_id: null,
      })
      .execute(),
  );
  return id;
}

/** A hit on a record that both sides have confirmed; tells its id. */
export async function addConfirmedHit(
  node: TestNode,
  recordId: string,
  { agreementId, partnerId }: { agreementId: string; partnerId: string },
): Promise<string> {
  const id = await addHit(node, recordId, agreementId);
  await inStore(node, (tx) =>
    tx
      .updateTable("hit")
      .set({
        state: "confirmed",
        partner_id: partnerId,
        partner_handle: randomBytes(handleBytes),
      })
      .where("id", "=", id)
      .execute(),
  );
  return id;
}
