import { propertiesOf } from "@entente/model";
import { NativeSelect } from "@mantine/core";
import { useMemo } from "react";
import type { ImportJob, ImportMapping } from "../../api/contract.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { propertyName } from "../../i18n/labels.ts";
import { useText } from "../../i18n/text.ts";
import classes from "./imports.module.css";

const shown = 300;

type Props = {
  job: ImportJob;
  mapping: ImportMapping;
  onChange: (mapping: ImportMapping) => void;
};

/** One line for each column of the file: its name, some values, the property it becomes. */
export function MappingColumns({ job, mapping, onChange }: Props) {
  const { t, language } = useText();
  const formats = useFormats();
  const options = useMemo(
    () => [
      { value: "", label: t("import.leave-out") },
      ...[...propertiesOf(mapping.kind).keys()]
        .map((name) => ({ value: name, label: propertyName(name, language) }))
        .toSorted((a, b) => formats.compare(a.label, b.label)),
    ],
    [mapping.kind, t, language, formats],
  );
  const setColumn = (index: number, property: string | null) =>
    onChange({
      ...mapping,
      columns: mapping.columns.map((column, at) => (at === index ? { property } : column)),
    });
  return (
    <div
      className={classes["frame"]}
      tabIndex={0}
      role="region"
      aria-label={t("import.step.mapping")}
    >
      <table className={classes["table"]}>
        <thead>
          <tr>
            <th scope="col">{t("import.column")}</th>
            <th scope="col">{t("import.samples")}</th>
            <th scope="col">{t("import.becomes")}</th>
          </tr>
        </thead>
        <tbody>
          {job.columns.slice(0, shown).map((column, index) => {
            const property = mapping.columns[index]?.property ?? null;
            return (
              <tr key={index} data-unused={property === null}>
                <th scope="row">
                  {column.name || t("import.column-without-name", { number: index + 1 })}
                </th>
                <td>
                  <div className={`${classes["samples"]} cut`} title={column.samples.join("\n")}>
                    <bdi>{column.samples.slice(0, 3).join(" · ")}</bdi>
                  </div>
                </td>
                <td>
                  <NativeSelect
                    size="xs"
                    aria-label={t("import.becomes-of", {
                      column: column.name || String(index + 1),
                    })}
                    value={property ?? ""}
                    data={options}
                    onChange={(event) => setColumn(index, event.currentTarget.value || null)}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {job.columns.length > shown && (
        <p className="dim" style={{ padding: "0 12px" }}>
          {t("import.more-columns", { number: formats.number(job.columns.length - shown) })}
        </p>
      )}
    </div>
  );
}
