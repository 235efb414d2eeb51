import type { Statistics } from "../../api/contract.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { ScrollRegion } from "../../parts/scroll-region.tsx";
import classes from "./requests.module.css";

const hour = 3_600_000;

/** Counts, shares with their denominators, and times, by partner, direction and urgency. */
export function StatisticsTable({ statistics }: { statistics: Statistics }) {
  const { t } = useText();
  const { rows, totals } = statistics;
  return (
    <ScrollRegion label={t("statistics.title")} className={classes["wide"]}>
      <table className={classes["figures"]}>
        <thead>
          <tr>
            <th scope="col" data-word>
              {t("request.partner")}
            </th>
            <th scope="col" data-word>
              {t("request.direction")}
            </th>
            <th scope="col" data-word>
              {t("request.urgency")}
            </th>
            <th scope="col">{t("statistics.requests")}</th>
            <th scope="col">{t("statistics.answered")}</th>
            <th scope="col">{t("statistics.refused")}</th>
            <th scope="col">{t("statistics.waiting")}</th>
            <th scope="col" title={t("statistics.in-time.meaning")}>
              {t("statistics.in-time")}
            </th>
            <th scope="col">{t("statistics.extension")}</th>
            <th scope="col">{t("statistics.to-half")}</th>
            <th scope="col" title={t("statistics.to-most.meaning")}>
              {t("statistics.to-most")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.partner.id} ${row.direction} ${row.urgency}`}>
              <td data-word>{row.partner.name}</td>
              <td data-word>{t(`request.direction.${row.direction}`)}</td>
              <td data-word>{t(`urgency.${row.urgency}`)}</td>
              <Figures row={row} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          {totals.map((row) => (
            <tr key={row.direction}>
              <td data-word>{t("statistics.all")}</td>
              <td colSpan={2} data-word>
                {t(`request.direction.${row.direction}`)}
              </td>
              <Figures row={row} />
            </tr>
          ))}
        </tfoot>
      </table>
    </ScrollRegion>
  );
}

function Figures({ row }: { row: Statistics["totals"][number] }) {
  const { t } = useText();
  const formats = useFormats();
  const span = (hours: number | null) => (hours === null ? "–" : formats.span(hours * hour));
  const { shareInTime, settled } = row;
  return (
    <>
      <td>{formats.number(row.requests)}</td>
      <td>{formats.number(row.answered)}</td>
      <td>{formats.number(row.refused)}</td>
      <td>{formats.number(row.waiting)}</td>
      <td>
        {shareInTime === null ? (
          "–"
        ) : (
          <>
            {formats.percent(shareInTime)}{" "}
            <span className="dim">
              {t("statistics.in-time.of", {
                timely: formats.number(row.inTime + row.inExtension),
                settled: formats.number(settled),
              })}
            </span>
          </>
        )}
      </td>
      <td>{formats.number(row.inExtension)}</td>
      <td>{span(row.hoursToHalf)}</td>
      <td>{span(row.hoursToMost)}</td>
    </>
  );
}
