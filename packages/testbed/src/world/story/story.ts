import { authorityIndex, type WorldAuthorityId } from "../authorities.ts";
import type { WorldCase, WorldRecord, WorldStatement } from "../record.ts";
import { grades, handlings } from "../writing/codes.ts";
import { styles } from "../writing/styles.ts";
import { storyKeys, storyNewcomer, storySuspect } from "./names.ts";

type Pairs = readonly (readonly [property: string, value: string])[];

const bySlashes = (iso: string) => iso.split("-").toReversed().join("/");
const k = storyKeys;

const records: Partial<Record<WorldAuthorityId, readonly WorldRecord[]>> = {
  "be-brussels-prosecutor": [
    record(k.brusselsSuspect, "Person", "Dossier FD 35.98 004471/2026", "2026-05-19", [
      ["name", "EL OUARRADI Yassine"],
      ["birthDate", bySlashes(storySuspect.birthDate)],
      ["gender", "M"],
      ["nationality", "Maroc"],
      ["phone", nationalBelgian(storySuspect.phone)],
      ["passportNumber", storySuspect.passport],
      ["address", "14 rue des Fables, 1080 Molenbeek-Saint-Jean"],
      ["weakAlias", "Le Comptable"],
    ]),
    record(k.brusselsPhone, "Phone", "Réquisitoire opérateur 112094/2026", "2026-05-21", [
      ["number", nationalBelgian(storySuspect.phone)],
      ["holder", k.brusselsSuspect],
    ]),
    record(k.brusselsCompany, "Company", "Dossier FD 35.98 004471/2026", "2026-05-23", [
      ["name", "Chimeraco Fruit Bruxelles SRL"],
      ["registrationNumber", "XFBE999004471"],
      ["jurisdiction", "Belgique"],
    ]),
    record(k.brusselsDirectorship, "Directorship", "Dossier FD 35.98 004471/2026", "2026-05-23", [
      ["director", k.brusselsSuspect],
      ["organization", k.brusselsCompany],
      ["role", "gérant"],
    ]),
    record(k.brusselsOperation, "Operation", "Dossier FD 35.98 004471/2026", "2026-09-28", [
      ["operationKind", "perquisition"],
      ["status", "prévue"],
      ["startDate", "2026-10-14T04:00:00Z"],
      ["endDate", "2026-10-14T07:00:00Z"],
      ["location", "Anvers"],
      ["latitude", "51.2612"],
      ["longitude", "4.3794"],
      ["target", k.brusselsSuspect],
    ]),
  ],
  "fr-marseille-prosecutor": [
    record(k.marseilleSuspect, "Person", "JIRS Marseille N° Parquet 26081/2026", "2026-06-02", [
      ["firstName", "Yacine"],
      ["lastName", "EL OUARADI"],
      ["birthDate", bySlashes(storySuspect.birthDate)],
      ["gender", "M"],
      ["birthPlace", "Nador"],
      ["phone", `0032 ${storySuspect.phone.slice(3)}`],
      ["position", "coordinateur"],
    ]),
    record(k.marseillePhone, "Phone", "Interception 3307/2026", "2026-06-04", [
      ["number", `0032 ${storySuspect.phone.slice(3)}`],
      ["holder", k.marseilleSuspect],
    ]),
    record(k.marseilleSeizure, "Seizure", "PV OFAST 0917/2026", "2026-06-30", [
      ["date", "29/06/2026"],
      ["location", "Fos-sur-Mer"],
      ["locode", "FRFOS"],
      ["substance", "cocaïne"],
      ["weightKg", "412"],
      ["method", "rip-off derrière les portes"],
      ["involved", k.marseilleSuspect],
    ]),
  ],
  "ma-rabat-liaison": [
    record(k.rabatSuspect, "Person", "Fichier des passeports 55120/2024", "2024-02-12", [
      ["firstName", "ياسين"],
      ["lastName", "الورادي"],
      ["birthDate", storySuspect.birthDate],
      ["nationality", "MAR"],
      ["passportNumber", storySuspect.passport],
    ]),
    record(k.rabatPassport, "Identification", "Fichier des passeports 55120/2024", "2024-02-12", [
      ["number", storySuspect.passport],
      ["type", "passeport"],
      ["holder", k.rabatSuspect],
    ]),
  ],
  "be-antwerp-police": [
    record(k.antwerpOperation, "Operation", "PV AN.60.L2 018822/2026", "2026-09-25", [
      ["operationKind", "observatie"],
      ["status", "gepland"],
      ["startDate", "2026-10-14T03:00:00Z"],
      ["endDate", "2026-10-14T06:00:00Z"],
      ["location", "Antwerpen"],
      ["latitude", "51.2607"],
      ["longitude", "4.3801"],
    ]),
  ],
};

/** The records of the story that one authority holds. */
export function storyRecordsOf(authority: WorldAuthorityId): readonly WorldRecord[] {
  return records[authority] ?? [];
}

/** The dossier in which an authority keeps its records of the story. */
export function storyCasesOf(authority: WorldAuthorityId): readonly WorldCase[] {
  const held = storyRecordsOf(authority);
  if (held.length === 0) return [];
  const style = styles[authorityIndex(authority)]!;
  return [
    {
      number: style.caseNumber(4471, "2026"),
      title: style.language === "nl" ? "Onderzoek PAREL KADE" : "Dossier PERLE NOIRE",
      purpose: style.purpose,
      recordKeys: held.map(({ key }) => key),
      memberRoles: ["analyst", "approver"],
    },
  ];
}

/** The newcomer as Brussels and Marseille would each write him; part of no view. */
export const newcomerRecords = {
  "be-brussels-prosecutor": record("BXL-NEW-1", "Person", "PV BR.11.F1 7001/2026", "2026-09-29", [
    ["name", "NDRIÇAJ Përparim"],
    ["birthDate", bySlashes(storyNewcomer.birthDate)],
    ["gender", "M"],
    ["nationality", "Albanie"],
    ["phone", storyNewcomer.phone],
  ]),
  "fr-marseille-prosecutor": record("MRS-NEW-1", "Person", "Interception 9002/2026", "2026-09-30", [
    ["firstName", "Perparim"],
    ["lastName", "NDRICAJ"],
    ["birthDate", bySlashes(storyNewcomer.birthDate)],
    ["nationality", "ALB"],
    ["phone", `00${storyNewcomer.phone.slice(1)}`],
  ]),
} as const satisfies Partial<Record<WorldAuthorityId, WorldRecord>>;

function record(
  key: string,
  kind: string,
  source: string,
  observedAt: string,
  pairs: Pairs,
): WorldRecord {
  const statements = pairs.map(([property, value]): WorldStatement => ({
    property,
    value,
    source,
    grade: grades.b2,
    handling: handlings.open,
    ...(property === "weakAlias" || property === "position" ? { nature: "assessment" } : {}),
    observedAt,
  }));
  return { key, kind, statements };
}

function nationalBelgian(e164: string): string {
  return `0${e164.slice(3, 6)}/${e164.slice(6, 8)}.${e164.slice(8, 10)}.${e164.slice(10)}`;
}
