import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { allAgreementsQuery } from "../../api/agreements.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { AuthorityMark } from "../../parts/authority-mark.tsx";
import { Section } from "../../parts/layout.tsx";
import { ScrollRegion } from "../../parts/scroll-region.tsx";
import classes from "./tuning.module.css";

const register = 1_000_000;

/** From which strength blind hits are shown, agreement by agreement; changed by amending it. */
export function HitThresholds() {
  const { t } = useText();
  const formats = useFormats();
  const agreements = useQuery(allAgreementsQuery).data?.items ?? [];
  return (
    <Section title={t("tuning.hits")} flush>
      <p style={{ margin: 0, padding: "12px 12px 0", maxWidth: 760 }}>{t("tuning.hits.meaning")}</p>
      <ScrollRegion label={t("tuning.hits")} className={classes["scroll"]}>
        <table className={classes["table"]}>
          <caption className="only-read-aloud">{t("tuning.hits")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("tuning.hits.agreement")}</th>
              <th scope="col">{t("hit.partner")}</th>
              <th scope="col" className="num">
                {t("tuning.hits.from")}
              </th>
              <th scope="col" className="num">
                {t("tuning.hits.chance")}
              </th>
            </tr>
          </thead>
          <tbody>
            {agreements.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <Link to="/agreements/$agreementId" params={{ agreementId: row.id }}>
                    {row.title}
                  </Link>
                </th>
                <td>
                  <AuthorityMark authority={row.partner} foreign />
                </td>
                <td className="num">{t("hit.bits", { bits: formats.number(row.hitThreshold) })}</td>
                <td className="num">
                  {t("tuning.hits.one-in", {
                    number: formats.number(oneIn(row.hitThreshold)),
                  })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {agreements.length === 0 && (
        <p className="dim" style={{ margin: 0, padding: 12 }}>
          {t("tuning.hits.none")}
        </p>
      )}
    </Section>
  );
}

/**
 * Of how many records one meets, by chance alone, something of this strength in a register of a
 * million: 2^bits / 1,000,000, at least 1.
 */
function oneIn(bits: number): number {
  return Math.max(1, Math.round(2 ** bits / register));
}
