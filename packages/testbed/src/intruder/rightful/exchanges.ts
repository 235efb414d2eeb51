import { phone, statement, statements } from "../../testing/statements.ts";
import { until } from "../../testing/until.ts";
import type { HitView, Page, RecordView, RequestView } from "../../testing/views.ts";
import { purpose } from "../agreements.ts";
import { NotHere, type Person } from "./sample.ts";
import type { Act, Stage } from "./stage.ts";

/** A person recorded on both sides, in cases of the leads alone, and the hit on it. */
export type Met = { record: RecordView; caseId: string; hit: HitView; theirHit: HitView };

const asked = { purpose, justification: "Seen at both ports", urgency: "normal" };

/** Records one person on both sides and waits for the hit. */
export async function meet(stage: Stage): Promise<Met> {
  const known = statements({ phone: phone(stage.number()) });
  const lead = stage.as("lead");
  const caseId = await stage.freshCase();
  const theirCase = await stage.asPartner<{ id: string }>("POST", "/cases", {
    title: "Theirs",
    purpose: "Inquiry",
  });
  const { id } = stage.victim.authority;
  const deciding = ["GET /consents", "GET /consents/{id}", "POST /consents/{id}/decision"];
  const deciders = ["approver", "magistrate"].flatMap((role) =>
    [...deciding, "POST /consents/{id}/withdrawal"].map((way) => `${id}/${role} ${way}`),
  );
  const said = statement("notes", stage.word("note on a hit", deciders));
  const record = await lead<RecordView>("POST", "/records", {
    kind: "Person",
    caseId,
    statements: [...known, said],
  });
  const theirs = await stage.asPartner<RecordView>("POST", "/records", {
    kind: "Person",
    caseId: theirCase.id,
    statements: [...known, statement("notes", stage.word("note of a partner"))],
  });
  return {
    record,
    caseId,
    hit: await hitOn(lead, record.id),
    theirHit: await hitOn(stage.asPartner, theirs.id),
  };
}

async function hitOn(act: Act, recordId: string, state?: string): Promise<HitView> {
  const { items } = await until(
    () => act<Page<HitView>>("GET", `/hits?record=${recordId}`),
    (page) => page.items.some((hit) => state === undefined || hit.state === state),
  );
  return items[0]!;
}

/** A hit that both sides hold for true. */
export async function agree(stage: Stage): Promise<Met> {
  const met = await meet(stage);
  await stage.as("lead")("POST", `/hits/${met.hit.id}/confirmation`);
  await stage.asPartner("POST", `/hits/${met.theirHit.id}/confirmation`);
  await hitOn(stage.asPartner, met.theirHit.record.id, "confirmed");
  return { ...met, hit: await hitOn(stage.as("lead"), met.record.id, "confirmed") };
}

/** A request of the partner's that waits for an answer. */
export async function beAsked(
  stage: Stage,
  member?: Person,
): Promise<Met & { request: RequestView; statementIds: string[] }> {
  const met = await agree(stage);
  const lead = stage.as("lead");
  if (member)
    await lead("PUT", `/cases/${met.caseId}/members/${stage.victim.userIds.get(member)}`, {
      role: "member",
    });
  const { id } = await stage.asPartner<RequestView>(
    "POST",
    `/hits/${met.theirHit.id}/requests`,
    asked,
  );
  const { items } = await until(
    () => lead<Page<RequestView>>("GET", "/requests?direction=in&limit=200"),
    (page) => page.items.some((request) => request.id === id),
  );
  const request = items.find((each) => each.id === id)!;
  return { ...met, request, statementIds: met.record.statements.map((each) => each.id) };
}

/** An answer to the partner that waits for a second person. */
export async function prepareAnswer(stage: Stage, member?: Person) {
  const come = await beAsked(stage, member);
  const reply = { statementIds: come.statementIds };
  const { prepared } = await stage.as("lead")<{ prepared: unknown }>(
    "POST",
    `/requests/${come.request.id}/reply`,
    reply,
  );
  if (prepared === null) throw new NotHere("its agreement asks for no second person");
  return come;
}

/** What one side has of the other's after a request and a reply. */
async function disclose(
  asker: { act: Act; hitId: string },
  holder: { act: Act; statementIds: readonly string[] },
): Promise<string> {
  const { id } = await asker.act<RequestView>("POST", `/hits/${asker.hitId}/requests`, asked);
  await until(async () =>
    (await holder.act<Page<RequestView>>("GET", "/requests?direction=in&limit=200")).items.some(
      (request) => request.id === id,
    ),
  );
  const { statementIds } = holder;
  await holder.act("POST", `/requests/${id}/reply`, { statementIds });
  const { prepared } = await holder.act<{ prepared: unknown }>("GET", `/requests/${id}`);
  if (prepared !== null) throw new NotHere("its agreement asks for a second person");
  const { foreignRecordId } = await until(
    () => asker.act<RequestView>("GET", `/requests/${id}`),
    (request) => request.foreignRecordId !== null,
  );
  return foreignRecordId!;
}

/** The partner's statements as this node has them: what consent can be asked for. */
export async function receive(stage: Stage) {
  const met = await agree(stage);
  const theirs = await stage.asPartner<RecordView>(
    "GET",
    `/records/${met.theirHit.record.id}`,
    undefined,
    { "x-justification": "test" },
  );
  const foreignId = await disclose(
    { act: stage.as("lead"), hitId: met.hit.id },
    { act: stage.asPartner, statementIds: theirs.statements.map(({ id }) => id) },
  );
  const path = `/records/${foreignId}?case=${met.caseId}`;
  const foreign = await stage.as("lead")<RecordView>("GET", path);
  return { ...met, foreign };
}

/** This node's statements as the partner has them. */
export async function give(stage: Stage) {
  const met = await agree(stage);
  const foreignId = await disclose(
    { act: stage.asPartner, hitId: met.theirHit.id },
    { act: stage.as("lead"), statementIds: met.record.statements.map(({ id }) => id) },
  );
  return { ...met, foreignId };
}
