import { createUser } from "@entente/node";
import type { StatementInput } from "@entente/model";
import { hitsOf, record } from "./acts.ts";
import { clientOf, signIn, type ApiClient } from "./api-client.ts";
import { inDatabase } from "./database.ts";
import { purpose, type TestNode } from "./test-federation.ts";
import { until } from "./until.ts";
import type { HitView, RecordView, RequestView } from "./views.ts";

const password = "a long test password";

/** A signed-in approver of a node, made for the test. */
export async function approverAt(node: TestNode): Promise<ApiClient> {
  const email = `approver@${node.id}.example`;
  const { httpUrl } = node.running();
  await inDatabase(node.running(), (tx) =>
    createUser(tx, {
      email,
      name: "The approver",
      roles: ["approver", "analyst"],
      language: "en",
      password,
    }),
  );
  return clientOf(httpUrl, await signIn(httpUrl, email, password));
}

/**
 * A person recorded at both nodes with one phone, confirmed as a hit on both sides.
 * @param caseId a case of the holder's that its record is filed in
 */
export async function confirmedHit(
  asker: TestNode,
  holder: TestNode,
  phone: string,
  held: StatementInput[],
  caseId?: string,
): Promise<{ mine: RecordView; theirs: RecordView; hit: HitView }> {
  const mine = await record(asker, "Person", { name: `Subject ${phone}`, phone });
  const theirs = await record(holder, "Person", held, caseId === undefined ? {} : { caseId });
  return { mine, theirs, hit: await confirmBoth(asker, holder, mine, theirs) };
}

/** Confirms the hit between two records on both sides; what the first then sees. */
export async function confirmBoth(
  asker: TestNode,
  holder: TestNode,
  mine: RecordView,
  theirs: RecordView,
): Promise<HitView> {
  await confirmWith(asker, mine.id, holder.id);
  await confirmWith(holder, theirs.id, asker.id);
  return hitWith(asker, mine.id, holder.id, "confirmed");
}

async function confirmWith(node: TestNode, recordId: string, partnerId: string): Promise<void> {
  const hit = await hitWith(node, recordId, partnerId);
  if (hit.state !== "confirmed-here" && hit.state !== "confirmed")
    await node.analyst().post(`/hits/${hit.id}/confirmation`);
}

async function hitWith(
  node: TestNode,
  recordId: string,
  partnerId: string,
  state?: HitView["state"],
): Promise<HitView> {
  const hits = await until(
    async () => (await hitsOf(node, recordId)).filter(({ partner }) => partner.id === partnerId),
    (found) => found.length > 0 && (state === undefined || found[0]?.state === state),
  );
  return hits[0]!;
}

/** Asks on a confirmed hit; the request as the holder has it. */
export async function askOn(asker: TestNode, holder: TestNode, hit: HitView): Promise<RequestView> {
  const { body, status } = await asker.analyst().post<RequestView>(`/hits/${hit.id}/requests`, {
    purpose,
    justification: "Seen at both ports",
    urgency: "normal",
  });
  if (status !== 201) throw new Error(`not asked: ${JSON.stringify(body)}`);
  return requestAt(holder, body.id, "received");
}

/** A request once it is in a state. */
export function requestAt(node: TestNode, id: string, state: string): Promise<RequestView> {
  return until(
    async () => (await node.analyst().get<RequestView>(`/requests/${id}`)).body,
    (request) => request.state === state,
  );
}

/** Replies with statements; the foreign record as the asker then has it. */
export async function reply(
  asker: TestNode,
  holder: TestNode,
  requestId: string,
  statementIds: readonly string[],
): Promise<string> {
  const { status, body } = await holder
    .analyst()
    .post(`/requests/${requestId}/reply`, { statementIds });
  if (status !== 200) throw new Error(`not replied: ${JSON.stringify(body)}`);
  const { foreignRecordId } = await requestAt(asker, requestId, "answered");
  if (foreignRecordId === null) throw new Error("nothing arrived");
  return foreignRecordId;
}

/** The whole way: a hit, confirmed, asked and answered with everything the holder has said. */
export async function disclose(
  asker: TestNode,
  holder: TestNode,
  phone: string,
  held: StatementInput[],
  caseId?: string,
) {
  const { mine, theirs, hit } = await confirmedHit(asker, holder, phone, held, caseId);
  const { id } = await askOn(asker, holder, hit);
  const ids = theirs.statements.map((statement) => statement.id);
  return { mine, theirs, foreignId: await reply(asker, holder, id, ids), requestId: id };
}
