import type { DuplicateEvidence, OpenedDuplicate } from "../../api/contract.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { howSure, levelText, rarityText, weightText } from "./evidence-words.ts";
import classes from "./duplicates.module.css";

const countryFields = new Set(["nationality", "country", "flag"]);

/** What speaks for and against two records being of the same, field by field, and both values. */
export function EvidenceList({ pair }: { pair: OpenedDuplicate }) {
  const { t } = useText();
  const formats = useFormats();
  return (
    <div className="stack" style={{ gap: 8 }}>
      <ul className={classes["evidence"]} aria-label={t("duplicate.why")}>
        {pair.evidence.map((entry) => (
          <Evidence key={entry.field} entry={entry} />
        ))}
      </ul>
      <p className={classes["sum"]}>
        <span>{howSure(t, pair)}</span>
        <span className="num" title={t("duplicate.weight-meaning")}>
          {t("duplicate.together", { weight: weightText(formats, pair.bits) })}
        </span>
      </p>
      <p className="dim" style={{ margin: 0 }}>
        {t("duplicate.weight-meaning")}
      </p>
    </div>
  );
}

function Evidence({ entry }: { entry: DuplicateEvidence }) {
  const { t } = useText();
  const formats = useFormats();
  const rarity = rarityText(t, entry);
  const shown = (value: string) => {
    if (entry.field === "birth-date") return formats.partialDate(value);
    return countryFields.has(entry.field) ? formats.country(value) : value;
  };
  return (
    <li>
      <span className={classes["said"]}>{levelText(t, entry)}</span>
      <Weight bits={entry.bits} />
      {entry.left !== "" && (
        <span className={classes["values"]}>
          <bdi>{shown(entry.left)}</bdi>
          <bdi>{shown(entry.right)}</bdi>
        </span>
      )}
      {rarity && (
        <>
          <span className={classes["rarity"]}>{rarity}</span>
          <Weight bits={entry.rarity} />
        </>
      )}
    </li>
  );
}

function Weight({ bits }: { bits: number }) {
  const formats = useFormats();
  return (
    <span className={`num ${bits < 0 ? classes["against"] : ""}`}>{weightText(formats, bits)}</span>
  );
}
