import { Button } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useState } from "react";
import type { Linkage } from "../../api/contract.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { Section } from "../../parts/layout.tsx";
import { ReasonDialog } from "../../parts/reason-dialog.tsx";
import { ScrollRegion } from "../../parts/scroll-region.tsx";
import classes from "./tuning.module.css";
import { useAdopt } from "./use-adopt.ts";

type Props = { linkage: Linkage; may: boolean };
type Version = Linkage["versions"][number];

/** Everything that ever held, who adopted it and why; going back to it. */
export function Versions({ linkage, may }: Props) {
  const { t } = useText();
  const formats = useFormats();
  const [back, setBack] = useState<Version>();
  const adopt = useAdopt(linkage, () => setBack(undefined));
  return (
    <Section title={t("tuning.versions")} flush>
      <ScrollRegion label={t("tuning.versions")} className={classes["scroll"]}>
        <table className={classes["table"]}>
          <caption className="only-read-aloud">{t("tuning.versions")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("tuning.versions.number")}</th>
              <th scope="col">{t("tuning.versions.what")}</th>
              <th scope="col">{t("tuning.from")}</th>
              <th scope="col">{t("tuning.versions.when")}</th>
              <th scope="col">{t("tuning.reason")}</th>
              <th scope="col">
                <span className="only-read-aloud">{t("tuning.back")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {linkage.versions.map((version) => (
              <tr key={version.version} aria-current={version.version === linkage.version}>
                <th scope="row" className="num" style={{ textAlign: "start" }}>
                  {version.version}
                </th>
                <td>
                  {t(`tuning.origin.${version.origin}`, {
                    decisions: formats.number(version.decisions),
                    earlier: version.earlierVersion ?? 0,
                  })}
                </td>
                <td className="num" style={{ textAlign: "start" }}>
                  {t("tuning.in-100", { among: formats.oneDigit(version.threshold * 100) })}
                </td>
                <td>
                  {[version.at && formats.moment(version.at), version.by?.name]
                    .filter(Boolean)
                    .join(" · ")}
                </td>
                <td>{version.reason}</td>
                <td>
                  {may && version.version !== linkage.version && (
                    <Button
                      variant="subtle"
                      size="compact-xs"
                      leftSection={<IconArrowBackUp size={14} aria-hidden />}
                      onClick={() => setBack(version)}
                    >
                      {t("tuning.back")}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {back && (
        <ReasonDialog
          title={t("tuning.back.title", { version: back.version })}
          meaning={t("tuning.back.meaning")}
          label={t("tuning.reason")}
          action={t("tuning.back")}
          busy={adopt.isPending}
          onClose={() => setBack(undefined)}
          onGiven={(reason) =>
            adopt.mutate({
              weights: "version",
              version: back.version,
              basis: linkage.version,
              threshold: back.threshold,
              reason,
            })
          }
        />
      )}
    </Section>
  );
}
