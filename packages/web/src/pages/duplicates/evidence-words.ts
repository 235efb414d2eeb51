import type { Duplicate, DuplicateEvidence } from "../../api/contract.ts";
import type { Formats } from "../../i18n/formats.ts";
import { textOr, type Translate } from "../../i18n/text.ts";

type Level = Duplicate["levels"][number];

/** Less than this is not worth a word. */
const worthAWord = 0.05;

/** The name of a field, as it stands within a sentence. */
export const fieldName = (t: Translate, field: string): string =>
  textOr(t, `linkage.field.${field}`, field);

/** What a level says of a field: "surname one letter apart". */
export function levelText(t: Translate, { field, level }: Pick<Level, "field" | "level">): string {
  const name = fieldName(t, field);
  return textOr(t, `linkage.level.${level}`, `${name}: ${level}`, { field: name });
}

/** That a shared value is rare or common; undefined when it is neither. */
export function rarityText(t: Translate, { field, rarity }: Level): string | undefined {
  if (Math.abs(rarity) < worthAWord) return undefined;
  const name = fieldName(t, field);
  return t(rarity > 0 ? "linkage.rare" : "linkage.common", { field: name });
}

/** A weight with its sign: "+7.1". */
export function weightText(formats: Formats, bits: number): string {
  const size = formats.oneDigit(Math.abs(bits));
  return bits < 0 ? `−${size}` : `+${size}`;
}

/** The strongest reasons for two records being of the same, without figures. */
export function mainReasons(t: Translate, formats: Formats, levels: readonly Level[]): string {
  const reasons = levels.filter(({ bits }) => bits > 0).slice(0, 3);
  return formats.list(reasons.map((level) => levelText(t, level)));
}

/** All that speaks for and against, as a sentence for the log: "same birth date, +7.1; …". */
export function reasonsText(
  t: Translate,
  formats: Formats,
  evidence: readonly DuplicateEvidence[],
): string {
  const parts = evidence.flatMap((entry) => {
    const rarity = rarityText(t, entry);
    return [
      `${levelText(t, entry)}, ${weightText(formats, entry.bits)}`,
      ...(rarity ? [`${rarity}, ${weightText(formats, entry.rarity)}`] : []),
    ];
  });
  return parts.join("; ");
}

/** "About 98 in 100 such pairs are the same person." */
export function howSure(t: Translate, pair: Pick<Duplicate, "kind" | "probability">): string {
  const among = Math.floor(pair.probability * 100);
  const what = pair.kind === "Person" ? "person" : "thing";
  if (among >= 99) return t(`duplicate.sure.${what}.more`);
  return t(`duplicate.sure.${what}`, { among: String(among) });
}

/** The same in the width of a cell: "98 in 100". */
export function howSureShort(t: Translate, probability: number): string {
  const among = Math.floor(probability * 100);
  return among >= 99 ? t("duplicate.sure.short.more") : t("duplicate.sure.short", { among });
}
