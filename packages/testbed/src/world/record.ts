import type { Grade, Handling } from "@entente/model";

/** One statement of a record, with its value as the service wrote it. */
export type WorldStatement = {
  readonly property: string;
  /** Raw: cleaning is the node's work. For properties of type `entity`, a key of the same authority. */
  readonly value: string;
  readonly source: string;
  readonly grade: Grade;
  readonly handling: Handling;
  readonly nature?: "assessment";
  /** YYYY-MM-DD. */
  readonly observedAt: string;
  /** Present when the value is one that a node must refuse; a node is not told. */
  readonly faulty?: true;
};

/** A record as one authority holds it. */
export type WorldRecord = {
  /** Unique inside the authority's files; keys of two authorities have nothing in common. */
  readonly key: string;
  readonly kind: string;
  /** Present when it must never be listed to partners. */
  readonly silent?: true;
  readonly statements: readonly WorldStatement[];
};

/** A dossier of one authority. */
export type WorldCase = {
  readonly number: string;
  readonly title: string;
  readonly purpose: string;
  readonly recordKeys: readonly string[];
  /** Who should belong to it, by role of the authority's users. */
  readonly memberRoles: readonly ("analyst" | "approver" | "magistrate" | "targeter")[];
};
