import type { Strength } from "../api/contract.ts";
import { useFormats } from "../i18n/use-formats.ts";
import { useText } from "../i18n/text.ts";
import classes from "./strength.module.css";

const bars: Record<Strength["level"], number> = { weak: 1, good: 2, strong: 3 };

/** How strong a hit is: bars, the word, the bits. */
export function StrengthMark({ strength }: { strength: Strength }) {
  const { t } = useText();
  const formats = useFormats();
  return (
    <span className={classes.strength} title={t("hit.bits-meaning")}>
      <span className={classes.bars} aria-hidden>
        {[1, 2, 3].map((bar) => (
          <i key={bar} data-on={bar <= bars[strength.level]} />
        ))}
      </span>
      {t(`hit.strength.${strength.level}`)}
      <span className="dim num">
        {t("hit.bits", { bits: formats.number(Math.round(strength.bits)) })}
      </span>
    </span>
  );
}
