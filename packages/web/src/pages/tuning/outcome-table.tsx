import type { Linkage } from "../../api/contract.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { ScrollRegion } from "../../parts/scroll-region.tsx";
import classes from "./tuning.module.css";

/** Thresholds and what they come to, in figures; the one that holds is marked. */
export function OutcomeTable({ linkage }: { linkage: Linkage }) {
  const { t } = useText();
  const formats = useFormats();
  return (
    <ScrollRegion label={t("tuning.outcomes")} className={classes["scroll"]}>
      <table className={classes["table"]}>
        <caption className="only-read-aloud">{t("tuning.outcomes")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("tuning.from")}</th>
            <th scope="col" className="num">
              {t("tuning.proposed")}
            </th>
            <th scope="col" className="num">
              {t("tuning.expected-false")}
            </th>
            <th scope="col" className="num">
              {t("tuning.expected-missed")}
            </th>
            <th scope="col" className="num">
              {t("tuning.decided-right")}
            </th>
            <th scope="col" className="num">
              {t("tuning.decided-false")}
            </th>
            <th scope="col" className="num">
              {t("tuning.decided-missed")}
            </th>
          </tr>
        </thead>
        <tbody>
          {linkage.outcomes.map((row) => (
            <tr key={row.threshold} aria-current={row.threshold === linkage.threshold}>
              <th scope="row" className="num" style={{ textAlign: "start" }}>
                {t("tuning.in-100", { among: formats.oneDigit(row.threshold * 100) })}
              </th>
              <td className="num">{formats.number(row.proposed)}</td>
              <td className="num">{formats.oneDigit(row.expectedFalse)}</td>
              <td className="num">{formats.oneDigit(row.expectedMissed)}</td>
              <td className="num">{formats.number(row.decidedRight)}</td>
              <td className="num">{formats.number(row.decidedFalse)}</td>
              <td className="num">{formats.number(row.decidedMissed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
