import type { Hit } from "../../api/contract.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { textOr, useText } from "../../i18n/text.ts";
import classes from "./hits.module.css";

/** What met at both ends and how much each adds; never a value. */
export function Evidence({ hit }: { hit: Pick<Hit, "evidence" | "strength"> }) {
  const { t } = useText();
  const formats = useFormats();
  const most = Math.max(...hit.evidence.map((entry) => entry.bits), 1);
  return (
    <table className={classes["evidence"]}>
      <caption className="only-read-aloud">{t("hit.evidence")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("hit.evidence")}</th>
          <th scope="col" colSpan={2}>
            {t("hit.weight")}
          </th>
        </tr>
      </thead>
      <tbody>
        {hit.evidence.map((entry) => (
          <tr key={entry.group}>
            <th scope="row">{textOr(t, `hit.group.${entry.group}`, entry.group)}</th>
            <td className="num">{t("hit.bits", { bits: formats.oneDigit(entry.bits) })}</td>
            <td aria-hidden>
              <i style={{ width: `${Math.max(4, (100 * Math.max(entry.bits, 0)) / most)}%` }} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t("hit.together")}</th>
          <td className="num" colSpan={2}>
            {t("hit.bits", { bits: formats.oneDigit(hit.strength.bits) })}
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
