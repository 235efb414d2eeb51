import { inDatabase } from "../../testing/database.ts";
import { until } from "../../testing/until.ts";
import type { Aim, Sample, Samples } from "./sample.ts";
import type { Stage } from "./stage.ts";

type Import = { id: string; state: string; mapping: Record<string, unknown> };

const uploaded = (stage: Stage): Promise<Import> =>
  stage.as("lead")(
    "POST",
    "/imports",
    `name,notes\n${stage.word("name in an upload")},${stage.word("note in an upload")}\n`,
    { "x-file-name": "people.csv" },
  );

const mappingOf = async (stage: Stage, { mapping }: Import) => ({
  ...mapping,
  kind: "Person",
  source: "report",
  grade: { scale: "4x4", source: "B", information: "2" },
  handling: { codes: ["H0"] },
  defaultCountry: "be",
  caseId: await stage.freshCase(),
  columns: [{ property: "name" }, { property: "notes" }],
});

const mapped = async (stage: Stage): Promise<Import> => {
  const made = await uploaded(stage);
  const mapping = await mappingOf(stage, made);
  return stage.as("lead")("PATCH", `/imports/${made.id}`, { mapping });
};

/** Puts an import where its loop leaves it alone. */
const held = async (stage: Stage, state: "running" | "cancelled"): Promise<Import> => {
  const made = await mapped(stage);
  await inDatabase(stage.victim.node, (tx) =>
    tx
      .updateTable("import")
      .set({ state, claimed_until: new Date(Date.now() + 3_600_000) })
      .where("id", "=", made.id)
      .execute(),
  );
  return made;
};

/** An import is its user's own. */
const onImport = (make: (stage: Stage) => Promise<Import>, body?: object): Sample => ({
  by: "lead",
  prepare: async (stage): Promise<Aim> => {
    const { id } = await make(stage);
    return { ids: { id }, ...(body ? { body } : {}) };
  },
});

/** Imports: of whoever uploads. */
export const importSamples: Samples = {
  "POST /imports": {
    by: "lead",
    also: "role",
    prepare: async () => ({ headers: { "x-file-name": "a.csv" }, body: "name\nSomebody\n" }),
  },
  "GET /imports/{id}": onImport(uploaded),
  "GET /imports/{id}/preview": onImport(mapped),
  "GET /imports/{id}/report.csv": onImport(async (stage) => {
    const made = await mapped(stage);
    await stage.as("lead")("POST", `/imports/${made.id}/start`);
    return until(
      () => stage.as("lead")<Import>("GET", `/imports/${made.id}`),
      ({ state }) => state === "done",
    );
  }),
  "PATCH /imports/{id}": {
    by: "lead",
    prepare: async (stage) => {
      const made = await uploaded(stage);
      return { ids: { id: made.id }, body: { mapping: await mappingOf(stage, made) } };
    },
  },
  "POST /imports/{id}/start": onImport(mapped),
  "POST /imports/{id}/cancel": onImport((stage) => held(stage, "running")),
  "POST /imports/{id}/resume": onImport((stage) => held(stage, "cancelled")),
  "DELETE /imports/{id}": onImport(uploaded),
};
