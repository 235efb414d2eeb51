import { useId } from "react";
import type { AgreementMatching } from "../../api/contract.ts";
import { useText } from "../../i18n/text.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import classes from "./oversight.module.css";

type Hour = AgreementMatching["hours"][number];
type Props = { hours: readonly Hour[]; since: number; days: number };

const hourMs = 3_600_000;
const height = 90;
const ground = 88;
const barWidth = 4;

/** Evaluations hour by hour: filled where the list covers them, hatched where not, hollow when refused. */
export function EvaluationChart({ hours, since, days }: Props) {
  const { t } = useText();
  const formats = useFormats();
  const hatch = useId();
  const sum = (part: (hour: Hour) => number) =>
    formats.number(hours.reduce((total, hour) => total + part(hour), 0));
  const active = hours.filter(({ evaluations, refused }) => evaluations + refused > 0);
  const peak = Math.max(1, ...active.map(({ evaluations, refused }) => evaluations + refused));
  const summary = t("blind.chart.summary", {
    evaluations: sum((hour) => hour.evaluations),
    hours: t("blind.chart.hours", { count: active.length }),
    unlisted: sum((hour) => Math.max(0, hour.unlisted)),
    refused: sum((hour) => hour.refused),
  });
  const places = days * 24 + 1;
  const tall = (count: number) => (count / peak) * (ground - 6);
  return (
    <figure style={{ margin: 0 }}>
      <figcaption className="row-wrap">
        <strong>{t("blind.chart")}</strong>
        <span className="dim">{t("blind.chart.peak", { count: formats.number(peak) })}</span>
      </figcaption>
      <svg
        className={classes["chart"]}
        viewBox={`0 0 ${places * barWidth} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={summary}
      >
        <pattern id={hatch} width="4" height="4" patternUnits="userSpaceOnUse">
          <rect width="4" height="4" className={classes["hatch-ground"]} />
          <path d="M-1,5 L5,-1" className={classes["hatch"]} />
        </pattern>
        {active.map((hour) => {
          const x = Math.floor((Date.parse(hour.hour) - since) / hourMs) * barWidth;
          const unlisted = tall(Math.min(hour.evaluations, Math.max(0, hour.unlisted)));
          const all = tall(hour.evaluations);
          const refused = tall(hour.refused);
          const bar = { x: x + 0.4, width: barWidth - 0.8 };
          return (
            <g key={hour.hour}>
              <rect
                {...bar}
                y={ground - all}
                height={all - unlisted}
                className={classes["bar-covered"]}
              />
              <rect
                {...bar}
                y={ground - unlisted}
                height={unlisted}
                fill={`url(#${CSS.escape(hatch)})`}
              />
              <rect
                {...bar}
                y={ground - all - refused}
                height={refused}
                className={classes["bar-refused"]}
              />
            </g>
          );
        })}
        <line x1="0" x2={places * barWidth} y1={ground} y2={ground} className={classes["axis"]} />
      </svg>
      <ul className={classes["legend"]}>
        <li>
          <Swatch className={classes["bar-covered"]} /> {t("blind.chart.covered")}
        </li>
        <li>
          <Swatch fill={`url(#${CSS.escape(hatch)})`} /> {t("blind.chart.unlisted")}
        </li>
        <li>
          <Swatch className={classes["bar-refused"]} /> {t("blind.chart.refused")}
        </li>
      </ul>
      <p className="dim" style={{ margin: "6px 0 0" }}>
        {summary}
      </p>
    </figure>
  );
}

function Swatch(look: { className?: string | undefined; fill?: string }) {
  return (
    <svg width="14" height="12" aria-hidden>
      <rect x="1" y="1" width="12" height="10" {...look} />
    </svg>
  );
}
