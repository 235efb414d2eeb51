import { randomUUID } from "node:crypto";
import { inDatabase } from "../../testing/database.ts";
import type { Sample, Samples } from "./sample.ts";

const day = 86_400_000;

const onAlarm = (pattern: string, body?: object): Sample => ({
  by: "data-protection-officer",
  also: "role",
  prepare: async ({ victim }) => {
    const id = randomUUID();
    await inDatabase(victim.node, (tx) =>
      tx
        .insertInto("alarm")
        .values({
          id,
          pattern,
          subject_type: "user",
          // Of nobody who is needed: while the alarm stands, its subject is stopped.
          subject_id: victim.harmless[1] ?? "",
          partner_id: null,
          stops: false,
          evidence: "{}",
          raised_at: new Date(),
          acknowledged_at: null,
          acknowledged_by: null,
          resolved_at: null,
          resolved_by: null,
          outcome: null,
          reason: null,
          state: "open",
        })
        .execute(),
    );
    return { ids: { id }, ...(body ? { body } : {}) };
  },
});

/** What the data-protection officer does. */
export const oversightSamples: Samples = {
  "POST /oversight/alarms/{id}/acknowledgement": onAlarm("names-in-order"),
  "POST /oversight/alarms/{id}/resolution": onAlarm("slow-sweep", {
    outcome: "false-alarm",
    reason: "It was a sweep of one's own",
  }),
  "GET /oversight/export": {
    by: "data-protection-officer",
    also: "role",
    prepare: async () => ({
      query: {
        format: "json",
        from: new Date(Date.now() - day).toISOString(),
        to: new Date(Date.now() + day).toISOString(),
      },
    }),
  },
  "POST /oversight/looks": {
    by: "data-protection-officer",
    also: "role",
    prepare: async ({ victim, freshRecord }) => {
      const { id } = await freshRecord();
      const { seq } = await inDatabase(victim.node, (tx) =>
        tx
          .selectFrom("ledger_entry")
          .select("seq")
          .where("object_id", "=", id)
          .executeTakeFirstOrThrow(),
      );
      return { body: { entry: seq, justification: "A complaint about this record" } };
    },
  },
};
