import { clientOf, type ApiClient, type Answer } from "../testing/api-client.ts";
import { phone, statement, statements } from "../testing/statements.ts";
import { until } from "../testing/until.ts";
import type { HitView, Page, RecordView, RequestView } from "../testing/views.ts";
import type { Canaries } from "./canaries.ts";
import type { Victim } from "./victim.ts";
import { purpose } from "./agreements.ts";

const caseWorkers = ["analyst", "approver", "magistrate", "targeter", "port-security-officer"];

/** Puts words into every sort of place at every node, and lets two neighbours disclose some. */
export async function plant(
  victims: readonly [Victim, Victim, Victim],
  canaries: Canaries,
): Promise<void> {
  const [first, middle] = victims;
  for (const victim of victims) await plantAt(victim, canaries);
  await exchange(middle, first, canaries, null);
  const [here, there] = [await caseWithAnalyst(first), await caseWithAnalyst(middle)];
  await exchange(first, middle, canaries, { asker: here, holder: there });
}

/** Words for whoever works on cases at a node, and for the officer who looks with a justification. */
function atNode(victim: Victim, roles: readonly string[]): string[] {
  const { id } = victim.authority;
  return [
    ...roles.map((role) => `${id}/${role}`),
    `${id}/data-protection-officer POST /oversight/looks`,
  ];
}

/** Whoever decides on a consent sees what it is asked for, and that nowhere else. */
function decidersAt({ authority }: Victim): string[] {
  const ways = ["GET /consents", "GET /consents/{id}", "POST /consents/{id}/decision"];
  return ["approver", "magistrate"].flatMap((role) =>
    [...ways, "POST /consents/{id}/withdrawal"].map((way) => `${authority.id}/${role} ${way}`),
  );
}

/** The officer reads in the log why something was done. */
function inLogOf({ authority }: Victim): string[] {
  return ["GET /oversight/log", "GET /oversight/export"].map(
    (way) => `${authority.id}/data-protection-officer ${way}`,
  );
}

async function plantAt(victim: Victim, canaries: Canaries): Promise<void> {
  const lead = clientOf(victim.node.httpUrl, victim.lead);
  const { id } = victim.authority;
  const word = (what: string, roles: readonly string[] = []): string =>
    canaries.make(`${what} at ${id}`, atNode(victim, roles));
  const person = (what: string, roles: readonly string[] = []) => [
    statement("name", `${word(`name ${what}`, roles)} ${word(`name ${what}`, roles)}`),
    statement("notes", word(`note ${what}`, roles), { source: word(`source ${what}`, roles) }),
  ];
  const hidden = await caseOf(lead, word("title of the hidden case"), word("purpose of the case"));
  const record = async (what: string, more: object, roles: readonly string[] = []) =>
    made<RecordView>(
      await lead.post("/records", { kind: "Person", statements: person(what, roles), ...more }),
    );
  await record("of a hidden record", { caseId: hidden });
  await record("of a silent record", { caseId: hidden, silent: true });
  const kept = await record("of a merged record", { caseId: hidden });
  const folded = await record("of a folded record", { caseId: hidden });
  made(await lead.post(`/records/${kept.id}/merge`, { otherId: folded.id, reason: "the same" }));
  const erased = await record("of an erased record", { caseId: hidden });
  made(await lead.post(`/records/${erased.id}/erasure`, { reason: "no longer needed" }));
  const changed = await record("of a changed record", { caseId: hidden });
  made(
    await lead.post(`/records/${changed.id}/statements/${changed.statements[0]?.id}/withdrawal`, {
      reason: "entered by mistake",
    }),
  );
  made(
    await lead.post("/exports", {
      recordId: changed.id,
      format: "json",
      use: "analysis",
      purpose: word("purpose of an export"),
      recipient: word("recipient of an export"),
    }),
  );
  await upload(victim, `name,notes\n${word("name in a file")},${word("note in a file")}\n`);
  await lead.get(`/records?q=${word("words of a search")}`);

  const open = await caseOf(lead, word("title of a case", ["analyst"]), "Inquiry");
  await putAnalyst(victim, open);
  await record("of the analyst's record", { caseId: open }, ["analyst"]);
  await record("of a record in no case", { justification: "seen at the port" }, caseWorkers);
}

async function caseWithAnalyst(victim: Victim): Promise<string> {
  const id = await caseOf(clientOf(victim.node.httpUrl, victim.lead), "Exchange", "Inquiry");
  await putAnalyst(victim, id);
  return id;
}

async function caseOf(lead: ApiClient, title: string, why: string): Promise<string> {
  return made<{ id: string }>(await lead.post("/cases", { title, purpose: why })).id;
}

async function putAnalyst({ node, lead, userIds }: Victim, caseId: string): Promise<void> {
  const answer = await fetch(
    `${node.httpUrl}/api/v1/cases/${caseId}/members/${userIds.get("analyst")}`,
    {
      method: "PUT",
      headers: { authorization: `Bearer ${lead}`, "content-type": "application/json" },
      body: JSON.stringify({ role: "member" }),
    },
  );
  if (!answer.ok) throw new Error(`the analyst is no member: ${await answer.text()}`);
}

async function upload({ node, lead }: Victim, content: string): Promise<void> {
  const answer = await fetch(`${node.httpUrl}/api/v1/imports`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${lead}`,
      "content-type": "application/octet-stream",
      "x-file-name": "people.csv",
    },
    body: content,
  });
  if (!answer.ok) throw new Error(`not uploaded: ${await answer.text()}`);
}

/**
 * Both record one person; the asker gets one statement, and not the other.
 * @param cases where the records lie, whose one member besides the lead is the analyst; null: they
 *   lie in cases of the lead alone
 */
async function exchange(
  asker: Victim,
  holder: Victim,
  canaries: Canaries,
  cases: { asker: string; holder: string } | null,
): Promise<void> {
  const roles = cases ? ["analyst"] : [];
  const [mine, theirs] = [asker, holder].map(({ node, lead }) => clientOf(node.httpUrl, lead));
  if (!mine || !theirs) throw new Error("two are needed");
  const both = [...atNode(asker, roles), ...atNode(holder, roles)];
  const known = statements({ phone: phone(cases ? 71 : 72) });
  const said = (what: string, audience: readonly string[]) =>
    statement("notes", canaries.make(`${what} of ${holder.authority.id}`, audience));
  const place = async (client: ApiClient, own: string | undefined) =>
    own ?? (await caseOf(client, "Hidden exchange", "Inquiry"));
  const at = async (client: ApiClient, own: string | undefined, more: object[]) =>
    made<RecordView>(
      await client.post("/records", {
        kind: "Person",
        caseId: await place(client, own),
        statements: [...known, ...more],
      }),
    );
  const record = await at(mine, cases?.asker, []);
  const held = await at(theirs, cases?.holder, [
    said("what was disclosed", [...both, ...decidersAt(holder)]),
    said("what was not disclosed", atNode(holder, roles)),
  ]);
  await confirmHit(mine, record.id);
  await confirmHit(theirs, held.id);
  const hit = await hitOf(mine, record.id, "confirmed");
  const justification = canaries.make("justification of a request", [
    ...both,
    ...inLogOf(asker),
    ...inLogOf(holder),
  ]);
  const request = made<RequestView>(
    await mine.post(`/hits/${hit.id}/requests`, { purpose, justification, urgency: "normal" }),
  );
  await until(async () => (await theirs.get(`/requests/${request.id}`)).status === 200);
  const disclosed = held.statements.find(({ property }) => property === "notes");
  const statementIds = [disclosed?.id];
  made(await theirs.post(`/requests/${request.id}/reply`, { statementIds }));
  const foreign = await until(
    async () => (await mine.get<RequestView>(`/requests/${request.id}`)).body.foreignRecordId,
    (id) => typeof id === "string",
  );
  const { body } = await mine.get<RecordView>(`/records/${foreign}?case=${record.cases[0]?.id}`);
  await mine.post("/consents", {
    recordId: foreign,
    statementIds: [body.statements[0]?.id],
    use: "judicial-proceedings",
    purpose,
    justification: canaries.make("justification of a consent", [
      ...both,
      ...decidersAt(holder),
      ...inLogOf(asker),
      ...inLogOf(holder),
    ]),
  });
}

async function confirmHit(client: ApiClient, recordId: string): Promise<void> {
  const { id } = await hitOf(client, recordId);
  made(await client.post(`/hits/${id}/confirmation`));
}

async function hitOf(client: ApiClient, recordId: string, state?: string): Promise<HitView> {
  const hits = await until(
    async () => (await client.get<Page<HitView>>(`/hits?record=${recordId}`)).body.items,
    (found) => found.some((hit) => state === undefined || hit.state === state),
  );
  return hits[0]!;
}

function made<T>({ status, body }: Answer<T>): T {
  if (status >= 300) throw new Error(`not made: ${status} ${JSON.stringify(body)}`);
  return body;
}
