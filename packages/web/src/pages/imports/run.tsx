import { Button, Progress } from "@mantine/core";
import { IconDownload, IconPlayerPlay, IconPlayerStop } from "@tabler/icons-react";
import type { ImportJob } from "../../api/contract.ts";
import { reportUrl, steerImport } from "../../api/imports.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import { Section } from "../../parts/layout.tsx";
import { LinkButton } from "../../parts/link-button.tsx";
import { Note } from "../../parts/notices.tsx";
import { progressText } from "./import-columns.tsx";
import classes from "./imports.module.css";

/** An import while it runs and after: progress, stopping and going on, the report. */
export function Run({ job }: { job: ImportJob }) {
  const { t } = useText();
  const formats = useFormats();
  const steer = useAct<"cancel" | "resume", ImportJob>({
    run: (step) => steerImport(job.id, step),
    touches: ["imports"],
    done: (_output, step) => t(`import.did.${step}`),
    undo: (step) => steerImport(job.id, step === "cancel" ? "resume" : "cancel"),
  });
  const { total, done } = job.rows;
  const share = total ? done / total : 0;
  const running = job.state === "running";
  return (
    <div className="stack">
      <Section title={t(`import.state.${job.state}`)}>
        <div className="stack">
          <div>
            <Progress
              value={job.state === "done" ? 100 : 100 * share}
              size="lg"
              animated={running}
              aria-label={t("import.progress")}
            />
            <div className="row num" style={{ marginTop: 6 }}>
              <span>
                {progressText(job, formats.number)} {t("import.rows-unit")}
                {total ? ` (${formats.percent(share)})` : ""}
              </span>
              {running && job.secondsLeft !== null && (
                <span className="push dim">
                  {t("import.time-left", { span: formats.span(job.secondsLeft * 1000) })}
                </span>
              )}
            </div>
          </div>
          <div className={classes["counts"]}>
            {(["imported", "unchanged", "faulty"] as const).map((count) => (
              <div key={count}>
                <strong className="num">{formats.number(job.rows[count])}</strong>
                <span className="dim">{t(`import.count.${count}`)}</span>
              </div>
            ))}
          </div>
          {running && <Note>{t("import.may-leave")}</Note>}
          <div className="row-wrap">
            {job.can.cancel && (
              <Button
                variant="default"
                leftSection={<IconPlayerStop size={15} aria-hidden />}
                loading={steer.isPending}
                onClick={() => steer.mutate("cancel")}
              >
                {t("import.cancel")}
              </Button>
            )}
            {job.can.resume && (
              <Button
                leftSection={<IconPlayerPlay size={15} aria-hidden />}
                loading={steer.isPending}
                onClick={() => steer.mutate("resume")}
              >
                {t("import.resume")}
              </Button>
            )}
            {job.mapping.caseId && job.state === "done" && (
              <LinkButton to="/cases/$caseId" params={{ caseId: job.mapping.caseId }}>
                {t("import.to-case")}
              </LinkButton>
            )}
            {job.state === "done" && !job.mapping.caseId && (
              <LinkButton
                to="/records"
                search={{
                  sort: "-updatedAt",
                  ...(job.mapping.kind ? { kind: job.mapping.kind } : {}),
                }}
              >
                {t("import.to-records")}
              </LinkButton>
            )}
          </div>
        </div>
      </Section>
      {job.can.report && job.rows.faulty > 0 && (
        <Section title={t("import.report")}>
          <div className="stack">
            <p style={{ margin: 0 }}>
              {t("import.report.meaning", {
                count: job.rows.faulty,
                partly: formats.number(job.rows.partly),
              })}
            </p>
            <div className="row-wrap">
              <Button
                component="a"
                href={reportUrl(job.id)}
                download
                variant="default"
                leftSection={<IconDownload size={15} aria-hidden />}
              >
                {t("import.download-report")}
              </Button>
              <LinkButton to="/imports" variant="subtle">
                {t("import.again")}
              </LinkButton>
            </div>
          </div>
        </Section>
      )}
    </div>
  );
}
