import { statement } from "../../testing/statements.ts";
import { until } from "../../testing/until.ts";
import type { Page, RecordView } from "../../testing/views.ts";
import { nothing, type Aim, type Samples } from "./sample.ts";
import type { Stage } from "./stage.ts";

type Pair = { id: string; caseId: string; keep: string };

const reason = "They are the same";

/** Two records of one person in a case of the lead alone, as the node has found them. */
async function pair(stage: Stage): Promise<Pair> {
  const lead = stage.as("lead");
  const caseId = await stage.freshCase();
  const name = `${stage.word("name of a pair")} ${stage.word("name of a pair")}`;
  const statements = [statement("name", name), statement("birthDate", "1980-05-17")];
  const body = { kind: "Person", caseId, statements };
  const { id: keep } = await lead<RecordView>("POST", "/records", body);
  await lead("POST", "/records", body);
  const { items } = await until(
    () => lead<Page<{ id: string }>>("GET", `/duplicates?case=${caseId}`),
    (page) => page.items.length > 0,
  );
  return { id: items[0]!.id, caseId, keep };
}

const decided = async (stage: Stage): Promise<Aim> => {
  const { id } = await pair(stage);
  await stage.as("lead")("POST", `/duplicates/${id}/decision`, { decision: "different", reason });
  return { ids: { id } };
};

const begun = (stage: Stage): Promise<{ id: string }> =>
  stage.as("lead")("POST", "/duplicate-runs", { kind: "Person" });

/** Pairs that may be duplicates, and looks for them. */
export const duplicateSamples: Samples = {
  "GET /duplicates": { by: "lead", also: "role", prepare: nothing },
  "GET /duplicates/{id}": {
    by: "lead",
    prepare: async (stage) => {
      const { id, caseId } = await pair(stage);
      return { ids: { id }, query: { case: caseId } };
    },
  },
  "POST /duplicates/{id}/decision": {
    by: "lead",
    prepare: async (stage) => {
      const { id, keep } = await pair(stage);
      return { ids: { id }, body: { decision: "same", keep, reason } };
    },
  },
  "DELETE /duplicates/{id}/decision": { by: "lead", prepare: decided },
  "GET /duplicate-runs": { by: "lead", also: "role", prepare: nothing },
  "POST /duplicate-runs": {
    by: "lead",
    also: "role",
    prepare: async () => ({ body: { kind: "Person" } }),
  },
  "POST /duplicate-runs/{id}/cancel": {
    by: "lead",
    also: "role",
    prepare: async (stage) => ({ ids: { id: (await begun(stage)).id } }),
  },
  "POST /duplicate-runs/{id}/resume": {
    by: "lead",
    also: "role",
    prepare: async (stage) => {
      const { id } = await begun(stage);
      await stage.as("lead")("POST", `/duplicate-runs/${id}/cancel`);
      return { ids: { id } };
    },
  },
  "GET /linkage-models/{kind}": {
    by: "administrator",
    also: "role",
    prepare: async () => ({ ids: { kind: "Person" } }),
  },
  "PUT /linkage-models/{kind}": {
    by: "administrator",
    also: "role",
    prepare: async (stage) => {
      const { version, threshold } = await stage.as("administrator")<{
        version: number;
        threshold: number;
      }>("GET", "/linkage-models/Person");
      return {
        ids: { kind: "Person" },
        body: { weights: "current", basis: version, threshold, reason: "As it was" },
      };
    },
  },
};
