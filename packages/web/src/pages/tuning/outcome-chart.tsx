import type { Linkage, LinkageOutcome } from "../../api/contract.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import classes from "./tuning.module.css";

const width = 720;
const height = 190;
const left = 44;
const ground = 160;
const top = 12;

/** Expected false and missed pairs against the threshold: the higher it is, the more are missed. */
export function OutcomeChart({ linkage }: { linkage: Linkage }) {
  const { t } = useText();
  const formats = useFormats();
  const { outcomes, threshold } = linkage;
  const most = Math.max(1, ...outcomes.flatMap((row) => [row.expectedFalse, row.expectedMissed]));
  const step = (width - left - 24) / Math.max(outcomes.length - 1, 1);
  const x = (index: number) => left + 8 + index * step;
  const y = (count: number) => ground - (count / most) * (ground - top);
  const line = (of: (row: LinkageOutcome) => number) =>
    outcomes.map((row, index) => `${x(index).toFixed(1)},${y(of(row)).toFixed(1)}`).join(" ");
  const now = outcomes.findIndex((row) => row.threshold === threshold);
  const current = outcomes[now];
  return (
    <figure style={{ margin: 0 }}>
      <svg
        className={classes["chart"]}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t("tuning.chart", {
          among: formats.oneDigit(threshold * 100),
          wrong: formats.oneDigit(current?.expectedFalse ?? 0),
          missed: formats.oneDigit(current?.expectedMissed ?? 0),
        })}
      >
        {[0, most / 2, most].map((count) => (
          <g key={count}>
            <line className={classes["grid"]} x1={left} x2={width} y1={y(count)} y2={y(count)} />
            <text x={left - 6} y={y(count) + 4} textAnchor="end">
              {formats.oneDigit(count)}
            </text>
          </g>
        ))}
        {now >= 0 && (
          <line className={classes["now"]} x1={x(now)} x2={x(now)} y1={top - 6} y2={ground} />
        )}
        <polyline className={classes["false"]} points={line((row) => row.expectedFalse)} />
        <polyline className={classes["missed"]} points={line((row) => row.expectedMissed)} />
        {outcomes.map((row, index) => (
          <text key={row.threshold} x={x(index)} y={ground + 18} textAnchor="middle">
            {formats.oneDigit(row.threshold * 100)}
          </text>
        ))}
      </svg>
      <ul className={classes["legend"]}>
        <li>
          <Swatch className={classes["false"]} /> {t("tuning.expected-false")}
        </li>
        <li>
          <Swatch className={classes["missed"]} /> {t("tuning.expected-missed")}
        </li>
        <li>
          <Swatch className={classes["now"]} /> {t("tuning.now")}
        </li>
      </ul>
    </figure>
  );
}

function Swatch({ className }: { className: string | undefined }) {
  return (
    <svg width="26" height="10" aria-hidden>
      <line className={className} x1="0" x2="26" y1="5" y2="5" />
    </svg>
  );
}
