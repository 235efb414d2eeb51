import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconAlertTriangle, IconCheck, IconPlayerPlay } from "@tabler/icons-react";
import type { ImportJob } from "../../api/contract.ts";
import { previewQuery, steerImport } from "../../api/imports.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import { Section } from "../../parts/layout.tsx";
import { Note, ProblemNotice, Waiting } from "../../parts/notices.tsx";
import { PreviewRow } from "./preview-row.tsx";

type Props = { job: ImportJob; onBack: () => void };

/** The first rows as they would become records, every problem marked. */
export function PreviewStep({ job, onBack }: Props) {
  const { t } = useText();
  const { data, error, refetch } = useQuery(previewQuery(job));
  const start = useAct<void, ImportJob>({
    run: () => steerImport(job.id, "start"),
    touches: ["imports"],
  });
  const faulty = data?.rows.filter((row) => row.problems.length > 0).length ?? 0;
  return (
    <div className="stack">
      {data && (
        <Note tone={faulty > 0 ? "warn" : "good"} icon={faulty > 0 ? IconAlertTriangle : IconCheck}>
          {faulty > 0
            ? t("import.preview-problems", { count: faulty, rows: data.rows.length })
            : t("import.preview-clean", { count: data.rows.length })}
        </Note>
      )}
      {error && <ProblemNotice error={error} retry={() => void refetch()} />}
      <Section title={t("import.first-rows")} flush>
        {!data && !error && (
          <div style={{ padding: 12 }}>
            <Waiting />
          </div>
        )}
        {data?.rows.map((row) => (
          <PreviewRow key={row.line} row={row} columns={job.columns} />
        ))}
      </Section>
      <div className="row">
        <Button
          leftSection={<IconPlayerPlay size={15} aria-hidden />}
          loading={start.isPending}
          disabled={!data || !job.can.start}
          onClick={() => start.mutate()}
        >
          {t("import.start")}
        </Button>
        <Button variant="default" onClick={onBack}>
          {t("import.back-to-mapping")}
        </Button>
      </div>
    </div>
  );
}
