import type { WorldAuthorityId } from "../authorities.ts";
import { storyAffair } from "../truth/plan.ts";
import type { Clash, TruthEntity } from "../truth/truth.ts";
import { storyKeys, storySuspect } from "./names.ts";

const k = storyKeys;
const brussels = "be-brussels-prosecutor";
const marseille = "fr-marseille-prosecutor";
const rabat = "ma-rabat-liaison";

/** The truth about the story's records. */
export const storyTruth: {
  readonly entities: readonly TruthEntity[];
  readonly clashes: readonly Clash[];
} = {
  entities: [
    told(0, "Person", "Yassine El Ouarradi", [
      [brussels, k.brusselsSuspect],
      [marseille, k.marseilleSuspect],
      [rabat, k.rabatSuspect],
    ]),
    told(1, "Phone", storySuspect.phone, [
      [brussels, k.brusselsPhone],
      [marseille, k.marseillePhone],
    ]),
    told(2, "Company", "Chimeraco Fruit Bruxelles SRL", [[brussels, k.brusselsCompany]]),
    told(3, "Directorship", "gérant", [[brussels, k.brusselsDirectorship]]),
    told(4, "Operation", "house search", [[brussels, k.brusselsOperation]]),
    told(5, "Seizure", "412 kg", [[marseille, k.marseilleSeizure]]),
    told(6, "Identification", storySuspect.passport, [[rabat, k.rabatPassport]]),
    told(7, "Operation", "surveillance", [["be-antwerp-police", k.antwerpOperation]]),
  ],
  clashes: [
    [
      [brussels, k.brusselsOperation],
      ["be-antwerp-police", k.antwerpOperation],
    ],
  ],
};

function told(
  place: number,
  kind: string,
  caption: string,
  known: readonly (readonly [WorldAuthorityId, string])[],
): TruthEntity {
  return {
    id: storyAffair * 256 + place,
    kind,
    caption,
    group: 0,
    role: kind === "Person" ? "coordinator" : null,
    central: false,
    known: new Map(known.map(([authority, key]) => [authority, [key]])),
  };
}
