import type { PropertyType } from "./property-type.ts";

/** One property of a kind: what type its values have and what it may point to. */
export type PropertyDefinition = {
  readonly type: PropertyType;
  /** For `entity` properties: the kinds a value may refer to (subkinds included). */
  readonly range?: readonly string[];
};

/** A kind of record, in the vocabulary of FollowTheMoney extended by what that lacks. */
export type KindDefinition = {
  readonly name: string;
  readonly extends?: string;
  /** Properties tried in this order for the caption of a record. */
  readonly caption: readonly string[];
  readonly properties: Readonly<Record<string, PropertyDefinition>>;
  /** A relation between two records (FollowTheMoney: "edge"): its source and target property. */
  readonly edge?: { readonly source: string; readonly target: string };
  /** True for kinds that only gather properties of their subkinds and are never recorded. */
  readonly abstract?: true;
};
