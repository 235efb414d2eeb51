import { agreementOf, draftOf } from "../agreements.ts";
import type { Sample, Samples } from "./sample.ts";
import type { Stage } from "./stage.ts";
import { until } from "../../testing/until.ts";

type Details = { id: string; termsId: string; versions: { hash: string }[] };

const reason = "It has to be";

/** Without matching, which stays with the agreement in force: every record would be listed twice. */
const termsOn = ({ victim, partner, number }: Stage) => ({
  ...draftOf(victim, partner),
  title: `New ${number()}`,
  matching: false,
});

const proposed = (stage: Stage): Promise<Details> =>
  stage.as("magistrate")("POST", "/agreements", { terms: termsOn(stage) });

/** One that the partner proposes. */
const offered = async (stage: Stage): Promise<Details> => {
  const theirs = await stage.asPartner<Details>("POST", "/agreements", { terms: termsOn(stage) });
  const known = [agreementOf(1), agreementOf(2)];
  const { items } = await until(
    () => stage.as("magistrate")<{ items: Details[] }>("GET", "/agreements"),
    (list) => list.items.some(({ termsId }) => termsId === theirs.termsId),
  );
  const { id } = items.find(({ termsId }) => termsId === theirs.termsId)!;
  if (known.includes(id)) throw new Error("it must be another agreement");
  return stage.as("magistrate")("GET", `/agreements/${id}`);
};

const on = (
  make: (stage: Stage) => Promise<Details>,
  bodyOf: (found: Details, stage: Stage) => object = () => ({}),
): Sample => ({
  by: "magistrate",
  also: "role",
  prepare: async (stage) => {
    const found = await make(stage);
    return { ids: { id: found.id }, body: bodyOf(found, stage) };
  },
});

const hashOf = ({ versions }: Details): string => versions[0]?.hash ?? "";

/** Agreements: those who may sign act for the authority. */
export const agreementSamples: Samples = {
  "POST /agreements": {
    by: "magistrate",
    also: "role",
    prepare: async (stage) => ({ body: { terms: termsOn(stage) } }),
  },
  "GET /agreements/{id}": {
    by: "magistrate",
    also: "role",
    prepare: async (stage) => ({ ids: { id: (await proposed(stage)).id } }),
  },
  "POST /agreements/{id}/proposals": on(proposed, (_found, stage) => ({ terms: termsOn(stage) })),
  "POST /agreements/{id}/acceptance": on(offered, (found) => ({ hash: hashOf(found) })),
  "POST /agreements/{id}/rejection": on(offered, (found) => ({ hash: hashOf(found), reason })),
  "POST /agreements/{id}/end": on(
    async (stage) => {
      const found = await offered(stage);
      return stage.as("magistrate")("POST", `/agreements/${found.id}/acceptance`, {
        hash: hashOf(found),
      });
    },
    () => ({ reason }),
  ),
  "PATCH /agreements/{id}": on(
    async (stage) => {
      const found = await offered(stage);
      return stage.as("magistrate")("POST", `/agreements/${found.id}/acceptance`, {
        hash: hashOf(found),
      });
    },
    () => ({ suspended: reason }),
  ),
};
