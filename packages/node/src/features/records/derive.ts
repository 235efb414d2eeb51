import { identifierForm } from "@entente/match";
import {
  captionOf,
  propertyOf,
  strictestHandling,
  type Handling,
  type HandlingCode,
  subjectStatuses,
  type PropertyType,
  type SubjectStatus,
} from "@entente/model";
import { cutText } from "../../store/kept-text.ts";
import { wordsOf, type SearchForms } from "./index-words.ts";

/** What is derived from a record's current statements, to list and to find it. */
export type Derived = SearchForms & {
  caption: string;
  /** Second line of a list row. */
  detail: string | null;
  handlingCodes: HandlingCode[];
  /** What a person is in the inquiry (Directive (EU) 2016/680 art. 6), in the order of the law. */
  subjectStatus: SubjectStatus[];
};

const identifierTypes = new Set<PropertyType>([
  "phone",
  "email",
  "iban",
  "imei",
  "imsi",
  "plate",
  "document",
  "container",
  "imo",
  "mmsi",
]);

const detailProperties = [
  "birthDate",
  "registrationNumber",
  "date",
  "startDate",
  "portOfLoading",
  "jurisdiction",
  "flag",
  "nationality",
  "country",
];

const longestLine = 200;

/** The statements a derivation looks at: the current ones of a record and of those merged into it. */
export type CurrentStatement = { property: string; value: string; handling: Handling };

/** Derives caption, second line, strictest handling and search forms from current statements. */
export function deriveFrom(kind: string, statements: readonly CurrentStatement[]): Derived {
  const values = new Map<string, string[]>();
  const names: string[] = [];
  const words: string[] = [];
  const identifiers = new Set<string>();
  for (const { property, value } of statements) {
    const known = values.get(property);
    if (known) known.push(value);
    else values.set(property, [value]);
    const type = propertyOf(kind, property)?.type;
    if (type === undefined || type === "entity") continue;
    if (identifierTypes.has(type)) identifiers.add(identifierForm(value));
    (type === "name" ? names : words).push(...wordsOf(value));
  }
  const caption = cutText(captionOf(kind, values), longestLine);
  return {
    caption,
    detail: detailOf(values, caption),
    subjectStatus: subjectStatuses.filter((status) =>
      values.get("subjectStatus")?.includes(status),
    ),
    handlingCodes: strictestHandling(statements.map((statement) => statement.handling)).codes,
    names,
    words,
    identifiers: [...identifiers],
  };
}

function detailOf(values: ReadonlyMap<string, readonly string[]>, caption: string): string | null {
  const parts = detailProperties.flatMap((property) => values.get(property)?.[0] ?? []);
  const line = parts
    .filter((part) => part !== caption)
    .slice(0, 2)
    .join(" · ");
  return cutText(line, longestLine) || null;
}
