import { randomUUID } from "node:crypto";
import { inDatabase } from "../../testing/database.ts";
import { beAsked, prepareAnswer } from "./exchanges.ts";
import type { Sample, Samples } from "./sample.ts";
import type { Stage } from "./stage.ts";

type Asked = Awaited<ReturnType<typeof beAsked>>;

const day = 86_400_000;

/** For members of the case that the record asked about lies in. */
const onRequest = (bodyOf?: (asked: Asked) => object): Sample => ({
  by: "lead",
  prepare: async (stage) => {
    const asked = await beAsked(stage);
    return { ids: { id: asked.request.id }, ...(bodyOf ? { body: bodyOf(asked) } : {}) };
  },
});

const outside = async (stage: Stage) => ({
  partnerId: stage.partner.authority.id,
  recordId: (await stage.freshRecord()).id,
  channel: "letter",
  reference: `letter ${stage.number()}`,
  subject: "The same person",
  receivedAt: new Date().toISOString(),
});

/** Requests of partners and their answers; requests that came another way. */
export const requestSamples: Samples = {
  "GET /requests/{id}": onRequest(),
  "GET /requests/{id}/holdings": onRequest(),
  "POST /requests/{id}/reply/preview": onRequest(({ statementIds }) => ({ statementIds })),
  "POST /requests/{id}/reply": onRequest(({ statementIds }) => ({ statementIds })),
  "POST /requests/{id}/refusal": onRequest(() => ({
    reason: "not-necessary",
    text: "It is not necessary",
  })),
  "POST /requests/{id}/delays": onRequest(({ request }) => ({
    expectedAt: new Date(Date.parse(request.dueAt) + day).toISOString(),
    reason: "A judge has to allow it",
  })),
  "GET /requests/{id}/prepared": {
    by: "lead",
    prepare: async (stage) => ({ ids: { id: (await prepareAnswer(stage)).request.id } }),
  },
  "POST /requests/{id}/return": {
    by: "lead",
    prepare: async (stage) => ({
      ids: { id: (await prepareAnswer(stage)).request.id },
      body: { reason: "It says too much" },
    }),
  },
  "POST /requests/{id}/approval": {
    by: "magistrate",
    prepare: async (stage) => ({
      ids: { id: (await prepareAnswer(stage, "magistrate")).request.id },
    }),
  },
  "POST /requests/notices/{id}/acknowledgement": {
    by: "lead",
    prepare: async (stage) => {
      const { request } = await beAsked(stage);
      const id = randomUUID();
      await inDatabase(stage.victim.node, (tx) =>
        tx
          .insertInto("request_notice")
          .values({
            id,
            request_id: request.id,
            share: 50,
            due_at: new Date(request.dueAt),
            audience: "answering",
            raised_at: new Date(),
            acknowledged_at: null,
            acknowledged_by: null,
          })
          .execute(),
      );
      return { ids: { id } };
    },
  },
  "POST /requests/outside": {
    by: "lead",
    prepare: async (stage) => ({ body: await outside(stage) }),
  },
  "POST /requests/outside/{id}/closure": {
    by: "lead",
    prepare: async (stage) => {
      const made = await stage.as("lead")<{ id: string }>(
        "POST",
        "/requests/outside",
        await outside(stage),
      );
      return { ids: { id: made.id }, body: { note: "Answered by letter" } };
    },
  },
};
