import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { ImportJob } from "../../api/contract.ts";
import { importQuery } from "../../api/imports.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { Page } from "../../parts/layout.tsx";
import { ProblemNotice } from "../../parts/notices.tsx";
import { PageProblem, PageWaiting } from "../../parts/page-problem.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { ImportStateTag } from "./import-columns.tsx";
import { ImportSteps, type ImportStep } from "./import-steps.tsx";
import { Notices } from "./notices.tsx";
import { Mapping } from "./mapping.tsx";
import { PreviewStep } from "./preview-step.tsx";
import { Run } from "./run.tsx";
import { ProblemError } from "../../api/problem.ts";

/** The wizard of one import; it can be left at any step and found again. */
export function ImportPage() {
  const { importId } = useParams({ from: "/inside/imports/$importId" });
  const { data, error, refetch } = useQuery(importQuery(importId));
  if (error && !data) return <PageProblem error={error} retry={() => void refetch()} />;
  if (!data) return <PageWaiting lines={10} />;
  return <Wizard job={data} />;
}

function Wizard({ job }: { job: ImportJob }) {
  const { t } = useText();
  const formats = useFormats();
  const [back, setBack] = useState(false);
  const step = stepOf(job, back);
  return (
    <Page
      head={
        <PageHead
          above={<Link to="/imports">{t("nav.imports")}</Link>}
          title={job.fileName}
          beside={<ImportStateTag state={job.state} />}
          sub={[
            job.format.toUpperCase(),
            formats.bytes(job.size),
            job.encoding,
            job.rows.total !== null &&
              t("import.rows-count", {
                count: job.rows.total,
                number: formats.number(job.rows.total),
              }),
          ]
            .filter(Boolean)
            .join(" · ")}
        />
      }
    >
      <ImportSteps current={step} />
      {job.problem && <ProblemNotice error={problemOfImport(job.problem)} />}
      {job.notices.length > 0 && <Notices notices={job.notices} />}
      {step === "mapping" && (
        <Mapping key={job.updatedAt} job={job} onSaved={() => setBack(false)} />
      )}
      {step === "preview" && <PreviewStep job={job} onBack={() => setBack(true)} />}
      {(step === "running" || step === "report") && <Run job={job} />}
    </Page>
  );
}

function stepOf(job: ImportJob, back: boolean): ImportStep {
  switch (job.state) {
    case "mapping":
      return "mapping";
    case "ready":
      return back ? "mapping" : "preview";
    case "running":
      return "running";
    case "cancelled":
    case "done":
    case "failed":
      return "report";
  }
}

function problemOfImport(problem: NonNullable<ImportJob["problem"]>): ProblemError {
  const { code, detail, remedy } = problem;
  return new ProblemError({
    type: code,
    title: detail,
    status: 422,
    ...(remedy ? { remedy } : {}),
  });
}
