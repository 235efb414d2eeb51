import { inDatabase } from "../../testing/database.ts";
import { until } from "../../testing/until.ts";
import type { Page, RecordView } from "../../testing/views.ts";
import { purpose } from "../agreements.ts";
import { agree, give, meet, receive } from "./exchanges.ts";
import type { Sample, Samples } from "./sample.ts";
import type { Stage } from "./stage.ts";

const justification = "Seen at both ports";
const reason = "It has to be";
const deciders = ["approver", "magistrate"] as const;

const onHit = (make: typeof meet, body?: object): Sample => ({
  by: "lead",
  prepare: async (stage) => {
    const { hit } = await make(stage);
    return { ids: { id: hit.id }, ...(body ? { body } : {}) };
  },
});

/** What the partner asks this node's consent for. */
async function consentAsked(stage: Stage): Promise<string> {
  const { foreignId } = await give(stage);
  const foreign = await stage.asPartner<RecordView>("GET", `/records/${foreignId}`, undefined, {
    "x-justification": "test",
  });
  const asked = consentOn(foreign, `Asked for the time ${stage.number()}`);
  await stage.asPartner("POST", "/consents", asked);
  const { items } = await until(
    () =>
      stage.as("magistrate")<Page<{ id: string; justification: string }>>(
        "GET",
        "/consents?direction=in&limit=200",
      ),
    (page) => page.items.some((consent) => consent.justification === asked.justification),
  );
  return items.find((consent) => consent.justification === asked.justification)!.id;
}

function consentOn(foreign: RecordView, why: string) {
  return {
    recordId: foreign.id,
    statementIds: foreign.statements.map(({ id }) => id),
    use: "judicial-proceedings",
    purpose,
    justification: why,
  };
}

/** A recall that the partner was told. */
async function recalled(stage: Stage, acknowledged: boolean): Promise<string> {
  const { record } = await give(stage);
  const path = `/records/${record.id}/statements/${record.statements[1]?.id}/withdrawal`;
  await stage.as("lead")("POST", path, { reason });
  const { items } = await until(
    () =>
      stage.as("lead")<Page<{ id: string; answeredAt: string | null; records: { id: string }[] }>>(
        "GET",
        "/recalls?direction=out&limit=200",
      ),
    (page) =>
      page.items.some(
        ({ records, answeredAt }) =>
          answeredAt !== null && records.some(({ id }) => id === record.id),
      ),
  );
  const { id } = items.find(({ records }) => records.some((each) => each.id === record.id))!;
  // As though the partner had left it unanswered: no node of these does.
  if (!acknowledged)
    await inDatabase(stage.victim.node, (tx) =>
      tx.updateTable("recall").set({ answered_at: null }).where("id", "=", id).execute(),
    );
  return id;
}

/** Hits, recalls and consents. */
export const exchangeSamples: Samples = {
  "GET /hits/{id}": onHit(meet),
  "POST /hits/{id}/confirmation": onHit(meet),
  "POST /hits/{id}/dismissal": onHit(meet, { reason }),
  "POST /hits/{id}/requests/preview": onHit(agree, { purpose, urgency: "normal" }),
  "POST /hits/{id}/requests": onHit(agree, { purpose, justification, urgency: "normal" }),
  "GET /recalls/{id}": {
    by: "lead",
    prepare: async (stage) => ({ ids: { id: await recalled(stage, true) } }),
  },
  "POST /recalls/{id}/closure": {
    by: "lead",
    prepare: async (stage) => ({ ids: { id: await recalled(stage, false) }, body: { reason } }),
  },
  "POST /consents": {
    by: "lead",
    prepare: async (stage) => ({ body: consentOn((await receive(stage)).foreign, justification) }),
  },
  "GET /consents/{id}": {
    by: "magistrate",
    also: deciders,
    prepare: async (stage) => ({ ids: { id: await consentAsked(stage) } }),
  },
  "POST /consents/{id}/decision": {
    by: "magistrate",
    also: deciders,
    prepare: async (stage) => ({ ids: { id: await consentAsked(stage) }, body: { granted: true } }),
  },
  "POST /consents/{id}/withdrawal": {
    by: "magistrate",
    also: deciders,
    prepare: async (stage) => {
      const id = await consentAsked(stage);
      await stage.as("magistrate")("POST", `/consents/${id}/decision`, { granted: true });
      return { ids: { id }, body: { reason } };
    },
  },
};
