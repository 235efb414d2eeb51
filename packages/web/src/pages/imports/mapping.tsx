import { Button } from "@mantine/core";
import { useState } from "react";
import type { ImportJob, ImportMapping } from "../../api/contract.ts";
import { saveMapping } from "../../api/imports.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import { Section } from "../../parts/layout.tsx";
import { ProblemNotice } from "../../parts/notices.tsx";
import { MappingColumns } from "./mapping-columns.tsx";
import { ReadingFields } from "./reading-fields.tsx";
import { MappingGeneral } from "./mapping-general.tsx";

type Props = { job: ImportJob; onSaved: () => void };

/** What each column means, and what holds for the whole file. */
export function Mapping({ job, onSaved }: Props) {
  const { t } = useText();
  const [mapping, setMapping] = useState<ImportMapping>(job.mapping);
  const save = useAct<ImportMapping, ImportJob>({
    run: (wish) => saveMapping(job.id, wish),
    touches: ["imports"],
    after: onSaved,
  });
  const mapped = mapping.columns.filter((column) => column.property).length;
  const restricted = !mapping.handling.codes.includes("H3") || mapping.handling.restriction?.trim();
  const isMapped = job.format === "ftm" || (mapped > 0 && mapping.kind !== null);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(mapping);
      }}
    >
      {save.isError && <ProblemNotice error={save.error} />}
      <ReadingFields job={job} />
      <Section title={t("import.for-all-rows")}>
        <MappingGeneral job={job} mapping={mapping} onChange={setMapping} />
      </Section>
      {job.format !== "ftm" && (
        <Section title={t("import.columns", { count: mapping.columns.length, mapped })} flush>
          <MappingColumns job={job} mapping={mapping} onChange={setMapping} />
        </Section>
      )}
      <div className="row">
        <Button
          type="submit"
          loading={save.isPending}
          disabled={!isMapped || !mapping.source.trim() || !restricted}
        >
          {t("import.to-preview")}
        </Button>
        {!isMapped && <span className="dim">{t("import.nothing-mapped")}</span>}
      </div>
    </form>
  );
}
