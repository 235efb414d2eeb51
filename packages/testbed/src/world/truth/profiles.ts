import type { OriginName } from "../names/origins.ts";

/** How many entities of each sort an affair holds, as its leading authority sees it. */
export type Profile = {
  readonly persons: readonly [least: number, most: number];
  readonly phones: number;
  readonly burners: number;
  readonly devices: number;
  readonly identifications: number;
  readonly vehicles: number;
  readonly companies: readonly [least: number, most: number];
  readonly accounts: number;
  readonly payments: number;
  readonly containers: number;
  readonly scans: number;
  readonly portCalls: number;
  readonly seizures: number;
  readonly incidents: number;
  readonly meetings: number;
  readonly operations: number;
  readonly stashes: number;
  readonly calls: number;
  readonly associates: number;
  readonly families: number;
  /** Countries of the companies. */
  readonly lands: readonly string[];
  readonly origins: readonly (readonly [origin: OriginName, weight: number])[];
};

const nothing = {
  phones: 0,
  burners: 0,
  devices: 0,
  identifications: 0,
  vehicles: 0,
  accounts: 0,
  payments: 0,
  containers: 0,
  scans: 0,
  portCalls: 0,
  seizures: 0,
  incidents: 0,
  meetings: 0,
  operations: 0,
  stashes: 0,
  calls: 0,
  associates: 0,
  families: 0,
};

const prosecutor = {
  ...nothing,
  persons: [12, 15],
  phones: 7,
  burners: 1,
  vehicles: 2,
  companies: [3, 5],
  accounts: 4,
  payments: 5,
  containers: 2,
  seizures: 2,
  incidents: 1,
  meetings: 2,
  operations: 1,
  calls: 5,
  associates: 5,
  families: 2,
} as const;

const police = {
  ...nothing,
  persons: [11, 14],
  phones: 9,
  burners: 2,
  devices: 3,
  vehicles: 4,
  companies: [1, 3],
  containers: 1,
  seizures: 1,
  incidents: 1,
  meetings: 2,
  operations: 1,
  stashes: 1,
  calls: 11,
  associates: 5,
  families: 1,
} as const;

/** The profile of each authority's affairs, in the order of `authorities`. */
export const profiles: readonly Profile[] = [
  {
    ...prosecutor,
    lands: ["be", "be", "nl", "ma"],
    origins: [
      ["moroccan", 4],
      ["walloon", 3],
      ["flemish", 2],
      ["albanian", 3],
      ["latinAmerican", 1],
    ],
  },
  {
    ...prosecutor,
    lands: ["fr", "fr", "ma"],
    origins: [
      ["french", 5],
      ["moroccan", 4],
      ["albanian", 1],
      ["latinAmerican", 1],
    ],
  },
  {
    ...police,
    lands: ["be", "be", "nl"],
    origins: [
      ["flemish", 4],
      ["moroccan", 4],
      ["albanian", 2],
      ["dutch", 2],
      ["latinAmerican", 1],
      ["slavic", 1],
    ],
  },
  {
    ...nothing,
    persons: [3, 4],
    phones: 1,
    vehicles: 2,
    companies: [9, 11],
    containers: 14,
    scans: 5,
    portCalls: 2,
    seizures: 1,
    lands: ["be", "be", "nl", "ec", "co", "br"],
    origins: [
      ["flemish", 3],
      ["dutch", 2],
      ["latinAmerican", 2],
      ["slavic", 2],
    ],
  },
  {
    ...police,
    lands: ["nl", "nl", "be"],
    origins: [
      ["dutch", 5],
      ["moroccan", 3],
      ["albanian", 2],
      ["latinAmerican", 2],
      ["flemish", 1],
      ["slavic", 1],
    ],
  },
  {
    ...nothing,
    persons: [19, 23],
    phones: 9,
    identifications: 16,
    companies: [2, 3],
    meetings: 1,
    associates: 5,
    families: 6,
    lands: ["ma"],
    origins: [
      ["moroccan", 14],
      ["french", 1],
    ],
  },
];

/** Roles in an affair in the order in which they are cast. */
export const cast = [
  "coordinator",
  "driver",
  "port-worker",
  "extractor",
  "director",
  "stash-keeper",
  "driver",
  "lookout",
  "extractor",
  "supplier",
  "shooter",
  "seafarer",
] as const;

/** What each group's people mostly are, by group number modulo the length. */
export const groupOrigins: readonly OriginName[] = [
  "moroccan",
  "albanian",
  "latinAmerican",
  "dutch",
  "moroccan",
  "flemish",
];
