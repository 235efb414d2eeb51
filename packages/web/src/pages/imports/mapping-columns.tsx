import { propertiesOf } from "@entente/model";
import { NativeSelect } from "@mantine/core";
import { useMemo } from "react";
import type { ImportJob, ImportMapping } from "../../api/contract.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { propertyName } from "../../i18n/labels.ts";
import { useText } from "../../i18n/text.ts";
import classes from "./imports.module.css";

const shown = 300;
/** What a column may hold besides a property: what is said of all statements of its row. */
const rowTargets = ["source", "grade", "handling", "observedAt"] as const;
import { ScrollRegion } from "../../parts/scroll-region.tsx";

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
      ...rowTargets.map((value) => ({ value, label: t(`import.target.${value}`) })),
      ...[...propertiesOf(mapping.kind ?? "").keys()]
        .map((name) => ({
          value: name,
          label: propertyName(name, language, mapping.kind ?? undefined),
        }))
        .toSorted((a, b) => formats.compare(a.label, b.label)),
    ],
    [mapping.kind, t, language, formats],
  );
  const columns = useMemo(
    () => job.columns.slice(0, shown).map((column, index) => ({ ...column, index })),
    [job.columns],
  );
  const setColumn = (index: number, property: string | null) =>
    onChange({
      ...mapping,
      columns: mapping.columns.map((column, at) => (at === index ? { property } : column)),
    });
  return (
    <ScrollRegion className={classes["frame"]} label={t("import.step.mapping")}>
      <table className={classes["table"]}>
        <thead>
          <tr>
            <th scope="col">{t("import.column")}</th>
            <th scope="col">{t("import.samples")}</th>
            <th scope="col">{t("import.becomes")}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ index, ...column }) => {
            const property = mapping.columns[index]?.property ?? null;
            return (
              <tr key={index} data-unused={property === null}>
                <th scope="row">
                  {column.name || t("import.column-without-name", { number: index + 1 })}
                </th>
                <td>
                  <div
                    className={`${classes["samples"]} cut`}
                    dir="auto"
                    title={column.samples.join("\n")}
                  >
                    {column.samples.slice(0, 3).join(" · ")}
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
    </ScrollRegion>
  );
}
