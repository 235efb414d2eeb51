import type { Authority, Role } from "@entente/model";

/** One page of a list; `total` is null where counting would cost too much. */
export type ListPage<Item> = { items: Item[]; next: string | null; total: number | null };

/** A problem detail (RFC 9457) as the node answers it. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail?: string;
  errors?: { path: string; message: string }[];
  remedy?: string;
};

export type Language = "en" | "fr" | "nl";

export type User = { id: string; name: string; email: string; roles: Role[]; language: Language };

export type Session = { user: User; node: Authority; demonstration: boolean };

export type SampleUser = {
  name: string;
  email: string;
  roles: Role[];
  language: Language;
  password: string;
};

export type UserRef = { id: string; name: string };

export type PartnerState = "up" | "down" | "unknown";

export type AuthorityRow = Authority & {
  self: boolean;
  state: PartnerState;
  lastSeenAt: string | null;
};
