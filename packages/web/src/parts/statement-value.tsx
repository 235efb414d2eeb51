import { propertyOf } from "@entente/model";
import { Link } from "@tanstack/react-router";
import type { StatementView } from "../api/contract.ts";
import { useFormats } from "../i18n/use-formats.ts";
import { textOr, useText } from "../i18n/text.ts";
import { KindMark } from "./kind-mark.tsx";

const codeTypes = new Set([
  "phone",
  "iban",
  "imei",
  "imsi",
  "plate",
  "document",
  "container",
  "imo",
  "mmsi",
  "locode",
  "hs",
]);

type Props = { statement: Pick<StatementView, "property" | "value" | "referenced">; kind: string };

/** A value as its type is written in the language of the page. */
export function StatementValue({ statement, kind }: Props) {
  const { t } = useText();
  const formats = useFormats();
  const { value, referenced } = statement;
  const type = propertyOf(kind, statement.property)?.type;
  if (referenced)
    return (
      <Link to="/records/$recordId" params={{ recordId: referenced.id }} className="row">
        <KindMark kind={referenced.kind} wordless />
        <bdi>{referenced.caption}</bdi>
      </Link>
    );
  if (type === "date") return <span title={value}>{formats.partialDate(value)}</span>;
  if (type === "country") return <span>{formats.country(value)}</span>;
  if (type === "gender" || type === "topic" || type === "status")
    return <span>{textOr(t, `value.${type}.${value}`, value)}</span>;
  if (type && codeTypes.has(type)) return <span className="mono">{value}</span>;
  return <bdi>{value}</bdi>;
}
