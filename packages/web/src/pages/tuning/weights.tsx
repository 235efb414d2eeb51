import { Button } from "@mantine/core";
import { IconSchool } from "@tabler/icons-react";
import { useState } from "react";
import type { Linkage } from "../../api/contract.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { Section } from "../../parts/layout.tsx";
import { Note } from "../../parts/notices.tsx";
import { ReasonDialog } from "../../parts/reason-dialog.tsx";
import { ScrollRegion } from "../../parts/scroll-region.tsx";
import { fieldName, levelText, weightText } from "../duplicates/evidence-words.ts";
import classes from "./tuning.module.css";
import { useAdopt } from "./use-adopt.ts";

type Props = { linkage: Linkage; may: boolean };

/** What each field weighs now, and what it would weigh by the decisions. */
export function Weights({ linkage, may }: Props) {
  const { t } = useText();
  const formats = useFormats();
  const [adopting, setAdopting] = useState(false);
  const adopt = useAdopt(linkage, () => setAdopting(false));
  const { same, different, needed } = linkage.decisions;
  const learned = Math.min(same, different) >= needed;
  return (
    <Section
      title={t("tuning.weights")}
      actions={
        may &&
        learned && (
          <Button
            leftSection={<IconSchool size={15} aria-hidden />}
            onClick={() => setAdopting(true)}
          >
            {t("tuning.learned.adopt")}
          </Button>
        )
      }
      flush
    >
      <div className="stack" style={{ padding: "12px 12px 0" }}>
        <p style={{ margin: 0, maxWidth: 760 }}>{t("tuning.weights.meaning")}</p>
        <Note icon={IconSchool}>
          {t(learned ? "tuning.learned" : "tuning.learned.too-few", {
            same: formats.number(same),
            different: formats.number(different),
            needed: formats.number(needed),
          })}
        </Note>
      </div>
      <ScrollRegion label={t("tuning.weights")} className={classes["scroll"]}>
        <table className={classes["table"]}>
          <caption className="only-read-aloud">{t("tuning.weights")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("tuning.field")}</th>
              <th scope="col">{t("tuning.level")}</th>
              <th scope="col" className="num">
                {t("tuning.weight")}
              </th>
              <th scope="col" className="num">
                {t("tuning.weight.learned")}
              </th>
              <th scope="col" className="num">
                {t("tuning.decided.same")}
              </th>
              <th scope="col" className="num">
                {t("tuning.decided.different")}
              </th>
            </tr>
          </thead>
          <tbody>
            {linkage.fields.map((field) =>
              field.levels.map((level, index) => (
                <tr key={`${field.id} ${level.id}`} data-first={index === 0}>
                  {index === 0 && (
                    <th scope="rowgroup" rowSpan={field.levels.length} className={classes["field"]}>
                      {fieldName(t, field.id)}
                    </th>
                  )}
                  <td className={classes["field"]}>
                    {levelText(t, { field: field.id, level: level.id })}
                  </td>
                  <td className="num">{weightText(formats, level.bits)}</td>
                  <td className="num">
                    {level.proposedBits === null ? "—" : weightText(formats, level.proposedBits)}
                  </td>
                  <td className="num">{formats.number(level.decidedSame)}</td>
                  <td className="num">{formats.number(level.decidedDifferent)}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </ScrollRegion>
      {adopting && (
        <ReasonDialog
          title={t("tuning.learned.adopt")}
          meaning={t("tuning.learned.meaning")}
          label={t("tuning.reason")}
          action={t("tuning.learned.adopt")}
          busy={adopt.isPending}
          onClose={() => setAdopting(false)}
          onGiven={(reason) =>
            adopt.mutate({
              weights: "learned",
              decisions: same + different,
              basis: linkage.version,
              threshold: linkage.threshold,
              reason,
            })
          }
        />
      )}
    </Section>
  );
}
