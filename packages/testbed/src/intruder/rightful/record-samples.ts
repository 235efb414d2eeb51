import { statement } from "../../testing/statements.ts";
import type { Aim, Sample, Samples } from "./sample.ts";
import type { Stage } from "./stage.ts";

type Fresh = Awaited<ReturnType<Stage["freshRecord"]>>;

/** For members of the case in which a record lies. */
const onRecord = (
  more: (record: Fresh, stage: Stage) => Aim | Promise<Aim> = () => ({}),
): Sample => ({
  by: "lead",
  prepare: async (stage) => {
    const record = await stage.freshRecord();
    const aim = await more(record, stage);
    return { ...aim, ids: { id: record.id, ...aim.ids } };
  },
});

const twoRecords = async (stage: Stage): Promise<[Fresh, Fresh]> => {
  const first = await stage.freshRecord();
  return [first, await stage.freshRecord(first.caseId)];
};

const exportOf = (recordId: string) => ({
  recordId,
  format: "json",
  use: "analysis",
  purpose: "To read it",
  recipient: "The file",
});

const reason = "It has to be";

/** Records, what is said of them, and copies of them. */
export const recordSamples: Samples = {
  "POST /records": {
    by: "lead",
    prepare: async (stage) => ({
      body: {
        kind: "Person",
        caseId: await stage.freshCase(),
        statements: [statement("name", stage.word("name of a new record"))],
      },
    }),
  },
  "GET /records/{id}": onRecord(({ caseId }) => ({ query: { case: caseId } })),
  "PATCH /records/{id}": onRecord(() => ({ body: { silent: true } })),
  "GET /records/{id}/history": onRecord(),
  "GET /records/{id}/related": onRecord(),
  "GET /records/{id}/disclosures": onRecord(),
  "POST /records/{id}/statements": onRecord(() => ({
    body: { statements: [statement("notes", "More is known")] },
  })),
  "POST /records/{id}/statements/{statementId}/recall-preview": onRecord(({ statements }) => ({
    ids: { statementId: statements[0]?.id ?? "" },
    body: {},
  })),
  "POST /records/{id}/statements/{statementId}/withdrawal": onRecord(({ statements }) => ({
    ids: { statementId: statements[0]?.id ?? "" },
    body: { reason },
  })),
  "POST /records/{id}/review": onRecord(() => ({ body: { reviewAt: "2027-05-17", reason } })),
  "POST /records/{id}/erasure": onRecord(() => ({ body: { reason } })),
  "POST /records/{id}/merge": {
    by: "lead",
    prepare: async (stage) => {
      const [{ id }, { id: otherId }] = await twoRecords(stage);
      return { ids: { id }, body: { otherId, reason } };
    },
  },
  "POST /records/{id}/split": {
    by: "lead",
    prepare: async (stage) => {
      const [{ id }, { id: otherId }] = await twoRecords(stage);
      await stage.as("lead")("POST", `/records/${id}/merge`, { otherId, reason });
      return { ids: { id }, body: { otherId, reason } };
    },
  },
  "GET /comparisons": {
    by: "lead",
    prepare: async (stage) => {
      const [{ id: left }, { id: right }] = await twoRecords(stage);
      const headers = { "x-justification": encodeURIComponent(reason) };
      for (const id of [left, right])
        await stage.as("lead")("GET", `/records/${id}`, undefined, headers);
      return { query: { left, right } };
    },
  },
  "POST /exports/preview": {
    by: "lead",
    prepare: async (stage) => ({ body: exportOf((await stage.freshRecord()).id) }),
  },
  "POST /exports": {
    by: "lead",
    prepare: async (stage) => ({ body: exportOf((await stage.freshRecord()).id) }),
  },
  "POST /outstanding-copies/{id}/closure": {
    by: "lead",
    prepare: async (stage) => {
      const { id, statements } = await stage.freshRecord();
      const lead = stage.as("lead");
      await lead("POST", "/exports", exportOf(id));
      const path = `/records/${id}/statements/${statements[0]?.id}/withdrawal`;
      await lead("POST", path, { reason });
      const { items } = await lead<{ items: { id: string; object: { id: string } }[] }>(
        "GET",
        "/outstanding-copies?open=true&limit=200",
      );
      const copy = items.find(({ object }) => object.id === id);
      if (!copy) throw new Error("no copy is outstanding");
      return { ids: { id: copy.id }, body: { reason } };
    },
  },
};
