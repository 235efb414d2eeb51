import {
  IconActivity,
  IconAdjustmentsHorizontal,
  IconArrowBackUp,
  IconArrowsExchange,
  IconBuildingCommunity,
  IconCopyCheck,
  IconEyeCheck,
  IconFileImport,
  IconFolders,
  IconHandStop,
  IconHourglass,
  IconSearch,
  IconTargetArrow,
  IconUsers,
  type Icon,
} from "@tabler/icons-react";
import type { Role } from "@entente/model";
import type { TextKey } from "../i18n/text.ts";

export type Place = {
  to:
    | "/cases"
    | "/records"
    | "/hits"
    | "/requests"
    | "/imports"
    | "/recalls"
    | "/consents"
    | "/retention"
    | "/duplicates"
    | "/tuning"
    | "/partners"
    | "/users"
    | "/oversight"
    | "/status";
  label: TextKey;
  icon: Icon;
  /** The key that leads there after `g`. */
  key: string;
  count?: "hits" | "requests";
  /** Where pages of this place lie that have another address. */
  also?: string;
  /** Who finds something there; without it everybody but submitters. */
  roles?: readonly Role[];
};

const caseWorkers: readonly Role[] = [
  "analyst",
  "approver",
  "magistrate",
  "targeter",
  "port-security-officer",
];
const importers: readonly Role[] = ["analyst", "approver", "magistrate", "targeter"];

const consenters: readonly Role[] = ["analyst", "approver", "magistrate"];

/** Where the navigation leads, the most used first. */
const places: readonly Place[] = [
  { to: "/cases", label: "nav.cases", icon: IconFolders, key: "c", roles: caseWorkers },
  { to: "/records", label: "nav.search", icon: IconSearch, key: "s", roles: caseWorkers },
  {
    to: "/hits",
    label: "nav.hits",
    icon: IconTargetArrow,
    key: "h",
    count: "hits",
    roles: caseWorkers,
  },
  {
    to: "/requests",
    label: "nav.requests",
    icon: IconArrowsExchange,
    key: "r",
    count: "requests",
    roles: caseWorkers,
  },
  { to: "/imports", label: "nav.imports", icon: IconFileImport, key: "i", roles: importers },
  {
    to: "/duplicates",
    label: "nav.duplicates",
    icon: IconCopyCheck,
    key: "d",
    roles: caseWorkers,
  },
  {
    to: "/oversight",
    label: "nav.oversight",
    icon: IconEyeCheck,
    key: "o",
    roles: ["data-protection-officer"],
  },
  { to: "/consents", label: "nav.consents", icon: IconHandStop, key: "n", roles: consenters },
  { to: "/recalls", label: "nav.recalls", icon: IconArrowBackUp, key: "b", roles: caseWorkers },
  { to: "/retention", label: "nav.retention", icon: IconHourglass, key: "e", roles: caseWorkers },
  { to: "/users", label: "nav.users", icon: IconUsers, key: "u", roles: ["administrator"] },
  {
    to: "/tuning",
    label: "nav.tuning",
    icon: IconAdjustmentsHorizontal,
    key: "w",
    roles: ["administrator", "data-protection-officer"],
  },
  {
    to: "/partners",
    label: "nav.partners",
    icon: IconBuildingCommunity,
    key: "p",
    also: "/agreements/",
  },
  { to: "/status", label: "nav.status", icon: IconActivity, key: "t" },
];

/** The places where somebody with these roles finds something. */
export function placesFor(roles: readonly Role[]): readonly Place[] {
  return places.filter((place) =>
    roles.some((role) => place.roles?.includes(role) ?? role !== "submitter"),
  );
}

/** Whether a page belongs to a place though its address is another. */
export function belongsTo(place: Place, pathname: string): boolean {
  return place.also !== undefined && pathname.startsWith(place.also);
}
