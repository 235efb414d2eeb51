import { isKind, propertyOf } from "@entente/model";

/** Schemas of FollowTheMoney that the vocabulary lacks, and the kind that is nearest above them. */
const nearest: Readonly<Record<string, string>> = {
  LegalEntity: "Organization",
  PublicBody: "Organization",
  Airplane: "Vehicle",
  Passport: "Identification",
  Trip: "Event",
  CallForTenders: "Event",
  ...Object.fromEntries(
    "Article Audio Email Folder HyperText Image Note Package Page Pages PlainText Table Video Workbook"
      .split(" ")
      .map((schema) => [schema, "Document"]),
  ),
};

/** Properties that the vocabulary names otherwise, or whose meaning a wider property holds. */
const renamed: Readonly<Record<string, string>> = {
  citizenship: "nationality",
  mainCountry: "country",
  holders: "holder",
  passport: "passportNumber",
  ogrnCode: "registrationNumber",
  innCode: "taxNumber",
  wikipediaUrl: "sourceUrl",
  opencorporatesUrl: "sourceUrl",
};

/** The kind of record that an entity of this schema becomes; undefined when there is none. */
export function kindOfSchema(schema: string): string | undefined {
  return isKind(schema) ? schema : nearest[schema];
}

/** The property of the kind that holds a property of FollowTheMoney; undefined when none does. */
export function propertyFor(kind: string, property: string): string | undefined {
  if (propertyOf(kind, property)) return property;
  const other = renamed[property];
  return other !== undefined && propertyOf(kind, other) ? other : undefined;
}
