import type { Spelling } from "../names/spelling.ts";
import type { OriginName } from "../names/origins.ts";

/** A text in the languages of the authorities. */
export type Phrase = { readonly fr: string; readonly nl: string; readonly en: string };

/** What a person is called, before any service has written it down. */
export type PersonName = {
  readonly origin: OriginName;
  readonly given: Spelling;
  readonly surname: Spelling;
  readonly secondSurname: Spelling | null;
};

/** One true thing about an entity; `as` says how services come to write it. */
export type Fact =
  | { readonly property: string; readonly as: "verbatim"; readonly value: string }
  | { readonly property: string; readonly as: "document"; readonly value: string }
  | { readonly property: string; readonly as: "container"; readonly value: string }
  | { readonly property: string; readonly as: "iban"; readonly value: string }
  | { readonly property: string; readonly as: "phone"; readonly value: string }
  | { readonly property: string; readonly as: "plate"; readonly value: string }
  | { readonly property: string; readonly as: "country"; readonly value: string }
  | { readonly property: string; readonly as: "locode"; readonly value: string }
  | { readonly property: string; readonly as: "gender"; readonly value: "female" | "male" }
  /** A day (YYYY-MM-DD) or an instant (YYYY-MM-DDThh:mm:00Z). */
  | { readonly property: string; readonly as: "date"; readonly value: string }
  | { readonly property: string; readonly as: "phrase"; readonly value: Phrase }
  | { readonly property: "name"; readonly as: "person"; readonly value: PersonName }
  | {
      readonly property: string;
      readonly as: "ref";
      readonly value: TrueEntity;
      /** The record says nothing without it, so who does not know one does not know the other. */
      readonly needed: boolean;
    };

/** How many entities one affair may hold; ids above it stand for second records by mistake. */
export const entitiesPerAffair = 128;

/** Something that exists in the generated world, and which authorities know of it. */
export type TrueEntity = {
  /** Unique in the world: affair × 256 + place inside the affair. */
  readonly id: number;
  readonly kind: string;
  /** The criminal group it belongs to, from 0. */
  readonly group: number;
  /** What a person does in the group; null for everything else. */
  readonly role: string | null;
  readonly facts: readonly Fact[];
  /** One bit for each authority that knows of it, in the order of `authorities`. */
  readonly seenBy: number;
  /** One bit for each authority that has recorded it twice without noticing. */
  readonly twiceAt: number;
};
