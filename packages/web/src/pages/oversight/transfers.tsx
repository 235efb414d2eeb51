import { Link } from "@tanstack/react-router";
import type { Exchanges } from "../../api/contract.ts";
import { useText } from "../../i18n/text.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { Section } from "../../parts/layout.tsx";
import { ScrollRegion } from "../../parts/scroll-region.tsx";
import classes from "./oversight.module.css";

type Props = { transfers: Exchanges["transfers"] };

/** Replies to third countries with what allowed them: Directive (EU) 2016/680 art. 35 to 38. */
export function Transfers({ transfers }: Props) {
  const { t } = useText();
  const formats = useFormats();
  return (
    <Section title={t("exchanges.transfers")} flush={transfers.length > 0}>
      {transfers.length === 0 ? (
        t("exchanges.transfers.none")
      ) : (
        <ScrollRegion label={t("exchanges.transfers.table")} className={classes["scroll"]}>
          <table className={classes["table"]}>
            <thead>
              <tr>
                <th scope="col">{t("log.at")}</th>
                <th scope="col">{t("log.recipient")}</th>
                <th scope="col">{t("log.fact.purpose")}</th>
                <th scope="col" className={classes["num"]}>
                  {t("exchanges.statements")}
                </th>
                <th scope="col">{t("log.fact.basis")}</th>
              </tr>
            </thead>
            <tbody>
              {transfers.map((row) => (
                <tr key={row.request}>
                  <td>
                    <Link
                      to="/oversight"
                      search={{ tab: "log", object: row.record, act: "disclosure", period: "all" }}
                    >
                      {formats.moment(row.at)}
                    </Link>
                  </td>
                  <td>
                    {row.partner}, {formats.country(row.country)}
                  </td>
                  <td>{row.purpose}</td>
                  <td className={classes["num"]}>{formats.number(row.statements)}</td>
                  <td>
                    {row.article
                      ? t("exchanges.article", { article: row.article })
                      : t("exchanges.no-safeguard")}
                    {row.safeguard && <div className="dim">{row.safeguard}</div>}
                    {row.derogation && (
                      <div>
                        {t("log.fact.derogation")}: <bdi>{row.derogation}</bdi>
                      </div>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </Section>
  );
}
