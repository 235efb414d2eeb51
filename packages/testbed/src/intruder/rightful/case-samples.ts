import type { Samples } from "./sample.ts";

const colleague = ({ victim }: { victim: { harmless: readonly string[] } }): string =>
  victim.harmless[0] ?? "";

/** Cases: for their members, and some of it for their leads. */
export const caseSamples: Samples = {
  "POST /cases": {
    by: "lead",
    also: "role",
    prepare: async () => ({ body: { title: "New", purpose: "Inquiry" } }),
  },
  "GET /cases/{id}": {
    by: "lead",
    prepare: async (stage) => ({ ids: { id: await stage.freshCase() } }),
  },
  "PATCH /cases/{id}": {
    by: "lead",
    prepare: async (stage) => ({
      ids: { id: await stage.freshCase() },
      body: { title: "Renamed", status: "closed" },
    }),
  },
  "GET /cases/{id}/records": {
    by: "lead",
    prepare: async (stage) => ({ ids: { id: (await stage.freshRecord()).caseId } }),
  },
  "PUT /cases/{id}/members/{userId}": {
    by: "lead",
    prepare: async (stage) => ({
      ids: { id: await stage.freshCase(), userId: colleague(stage) },
      body: { role: "member" },
    }),
  },
  "DELETE /cases/{id}/members/{userId}": {
    by: "lead",
    prepare: async (stage) => {
      const ids = { id: await stage.freshCase(), userId: colleague(stage) };
      const path = `/cases/${ids.id}/members/${ids.userId}`;
      await stage.as("lead")("PUT", path, { role: "member" });
      return { ids };
    },
  },
  "PUT /cases/{id}/records/{recordId}": {
    by: "lead",
    prepare: async (stage) => {
      const { id: recordId } = await stage.freshRecord();
      return { ids: { id: await stage.freshCase(), recordId } };
    },
  },
  "DELETE /cases/{id}/records/{recordId}": {
    by: "lead",
    prepare: async (stage) => {
      const { id: recordId, caseId } = await stage.freshRecord();
      // It stays in another case: a record that lies in none is open to all who work with records.
      await stage.as("lead")("PUT", `/cases/${await stage.freshCase()}/records/${recordId}`);
      return { ids: { id: caseId, recordId } };
    },
  },
};
