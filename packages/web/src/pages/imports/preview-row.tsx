import { IconAlertTriangle } from "@tabler/icons-react";
import type { ImportJob, ImportPreview } from "../../api/contract.ts";
import { propertyName } from "../../i18n/labels.ts";
import { textOr, useText } from "../../i18n/text.ts";
import { KindMark } from "../../parts/kind-mark.tsx";
import classes from "./imports.module.css";

type Props = { row: ImportPreview["rows"][number]; columns: ImportJob["columns"] };

/** A row of the file as the record it would become, with what is wrong in it. */
export function PreviewRow({ row, columns }: Props) {
  const { t, language } = useText();
  return (
    <div className={classes["preview"]} data-faulty={row.problems.length > 0}>
      <span className="dim num">{t("import.line", { line: row.line })}</span>
      <div>
        {row.record ? (
          <>
            <span className="row">
              <KindMark kind={row.record.kind} wordless />
              <strong className="cut">
                <bdi>{row.record.caption}</bdi>
              </strong>
            </span>
            <div className={classes["values"]}>
              {row.record.statements.map((statement) => (
                <span
                  key={`${statement.property} ${statement.value}`}
                  title={statement.original ?? undefined}
                >
                  <span className="dim">
                    {propertyName(statement.property, language, row.record?.kind)}
                  </span>{" "}
                  <bdi>{statement.value}</bdi>
                  {statement.note && (
                    <span className="dim">
                      {" "}
                      ({textOr(t, `statement.note.${statement.note}`, statement.note)})
                    </span>
                  )}
                </span>
              ))}
            </div>
          </>
        ) : (
          <span className="dim">{t("import.no-record")}</span>
        )}
        {row.problems.map((problem) => (
          <div key={`${problem.column} ${problem.reason}`} className={classes["problem"]}>
            <IconAlertTriangle size={14} aria-hidden />
            <span>
              {columnName(problem.column)} {textOr(t, `import.reason.${problem.reason}`, "")}
              {problem.value && (
                <>
                  {" "}
                  <bdi className="mono">“{problem.value.slice(0, 80)}”</bdi>
                </>
              )}{" "}
              <span className="dim">{problem.hint}</span>
            </span>
          </div>
        ))}
      </div>
    </div>
  );

  function columnName(column: number | null): string {
    const name = column === null ? undefined : columns[column]?.name;
    return name ? `${name}:` : "";
  }
}
