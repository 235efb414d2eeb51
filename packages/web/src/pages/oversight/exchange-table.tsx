import { Link } from "@tanstack/react-router";
import type { ExchangeRow, Exchanges } from "../../api/contract.ts";
import { kindName } from "../../i18n/labels.ts";
import { useText } from "../../i18n/text.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { ScrollRegion } from "../../parts/scroll-region.tsx";
import classes from "./oversight.module.css";

const columns = ["requests", "replies", "statements", "refusals"] as const;
const ways = ["out", "in"] as const;

type By = "partner" | "agreement" | "handling" | "kind" | "purpose" | "month";
type Props = { exchanges: Exchanges; by: By; period: string; partner: string | undefined };

/** Exchanges in numbers, with the way to their entries in the log. */
export function ExchangeTable({ exchanges, by, period, partner }: Props) {
  const { t, language } = useText();
  const formats = useFormats();
  const nameOf = ({ key, label }: ExchangeRow): string => {
    if (key === "") return t("exchanges.no-key");
    if (by === "kind") return kindName(key, language);
    return by === "month" ? formats.partialDate(key) : (label ?? key);
  };
  return (
    <ScrollRegion label={t("exchanges.table")} className={classes["scroll"]}>
      <table className={classes["table"]}>
        <caption className="only-read-aloud">{t("exchanges.unit")}</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {t(`exchanges.by.${by}`)}
            </th>
            {columns.map((column) => (
              <th key={column} scope="colgroup" colSpan={2} className="num">
                {t(`exchanges.${column}`)}
              </th>
            ))}
          </tr>
          <tr>
            {columns.flatMap((column) =>
              ways.map((way) => (
                <th key={`${column}-${way}`} scope="col" className={classes["num"]}>
                  {t(`exchanges.${way}`)}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {exchanges.items.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                {nameOf(row)}
                {row.basis && <div className="dim">{row.basis}</div>}
                {by === "partner" && (
                  <div>
                    <Link to="/oversight" search={{ tab: "log", partner: row.key, period }}>
                      {t("exchanges.entries")}
                    </Link>
                  </div>
                )}
              </th>
              <Counts row={row} />
            </tr>
          ))}
          <tr>
            <th scope="row">
              {t("exchanges.total")}
              {by !== "partner" && partner && (
                <div>
                  <Link to="/oversight" search={{ tab: "log", partner, period }}>
                    {t("exchanges.entries")}
                  </Link>
                </div>
              )}
            </th>
            <Counts row={exchanges.total} />
          </tr>
        </tbody>
      </table>
      <p className="dim" style={{ margin: "8px 12px" }}>
        {t("exchanges.unit")}
      </p>
    </ScrollRegion>
  );
}

function Counts({ row }: { row: Exchanges["total"] }) {
  const formats = useFormats();
  return columns.flatMap((column) =>
    ways.map((way) => (
      <td key={`${column}-${way}`} className={classes["num"]}>
        {formats.number(row[column][way])}
      </td>
    )),
  );
}
