import {
  IconActivity,
  IconArrowsExchange,
  IconBuildingCommunity,
  IconFileImport,
  IconFolders,
  IconSearch,
  IconTargetArrow,
  type Icon,
} from "@tabler/icons-react";
import type { TextKey } from "../i18n/text.ts";

export type Place = {
  to: "/cases" | "/records" | "/hits" | "/requests" | "/imports" | "/partners" | "/status";
  label: TextKey;
  icon: Icon;
  /** The key that leads there after `g`. */
  key: string;
  count?: "hits" | "requests";
};

/** Where the navigation leads, the most used first. */
export const places: readonly Place[] = [
  { to: "/cases", label: "nav.cases", icon: IconFolders, key: "c" },
  { to: "/records", label: "nav.search", icon: IconSearch, key: "s" },
  { to: "/hits", label: "nav.hits", icon: IconTargetArrow, key: "h", count: "hits" },
  { to: "/requests", label: "nav.requests", icon: IconArrowsExchange, key: "r", count: "requests" },
  { to: "/imports", label: "nav.imports", icon: IconFileImport, key: "i" },
  { to: "/partners", label: "nav.partners", icon: IconBuildingCommunity, key: "p" },
  { to: "/status", label: "nav.status", icon: IconActivity, key: "t" },
];
