import { kindNames } from "@entente/model";
import { NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { listCases } from "../../api/cases.ts";
import type { ImportJob, ImportMapping } from "../../api/contract.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { kindName } from "../../i18n/labels.ts";
import { useText } from "../../i18n/text.ts";
import { GradeFields, HandlingFields } from "../../parts/code-fields.tsx";
import { handlingOf } from "../../parts/statement-draft.ts";
import classes from "./imports.module.css";

const dateOrders = ["dmy", "mdy", "ymd"] as const;

type Props = {
  job: ImportJob;
  mapping: ImportMapping;
  onChange: (mapping: ImportMapping) => void;
};

/** Kind, source, grade, handling and case of everything in the file. */
export function MappingGeneral({ job, mapping, onChange }: Props) {
  const { t, language } = useText();
  const formats = useFormats();
  const cases = useQuery({
    queryKey: ["cases", "to-import-into"],
    queryFn: () => listCases({ status: "open", sort: "-updatedAt", limit: 100 }),
  }).data?.items;
  const kinds = useMemo(
    () =>
      kindNames
        .map((value) => ({ value, label: kindName(value, language) }))
        .toSorted((a, b) => formats.compare(a.label, b.label)),
    [language, formats],
  );
  const change = (part: Partial<ImportMapping>) => onChange({ ...mapping, ...part });
  const without = (name: "defaultCountry" | "dateOrder" | "caseId") => {
    const rest = { ...mapping };
    delete rest[name];
    onChange(rest);
  };
  return (
    <div className="stack">
      <div className={classes["fields"]}>
        {job.format !== "ftm" && (
          <NativeSelect
            label={t("import.kind")}
            value={mapping.kind ?? ""}
            data={[{ value: "", label: t("import.kind.choose") }, ...kinds]}
            onChange={(event) => change({ kind: event.currentTarget.value || null })}
          />
        )}
        <TextInput
          label={t("statement.source")}
          required
          value={mapping.source}
          onChange={(event) => change({ source: event.currentTarget.value })}
        />
        <GradeFields value={mapping.grade} onChange={(grade) => change({ grade })} />
        <TextInput
          label={t("import.default-country")}
          description={t("import.default-country.meaning")}
          maxLength={2}
          value={mapping.defaultCountry ?? ""}
          onChange={(event) => {
            const country = event.currentTarget.value.toLowerCase();
            if (country) change({ defaultCountry: country });
            else without("defaultCountry");
          }}
        />
        <NativeSelect
          label={t("import.date-order")}
          description={t("import.date-order.meaning")}
          value={mapping.dateOrder ?? ""}
          data={[
            { value: "", label: t("import.date-order.guess") },
            ...dateOrders.map((value) => ({ value, label: t(`import.date-order.${value}`) })),
          ]}
          onChange={(event) => {
            const order = dateOrders.find((each) => each === event.currentTarget.value);
            if (order) change({ dateOrder: order });
            else without("dateOrder");
          }}
        />
        <NativeSelect
          label={t("import.key-column")}
          description={t("import.key-column.meaning")}
          value={mapping.keyColumn === null ? "" : String(mapping.keyColumn)}
          data={[
            { value: "", label: t("import.key-column.none") },
            ...job.columns.map((column, index) => ({
              value: String(index),
              label: column.name || `${index + 1}`,
            })),
          ]}
          onChange={(event) =>
            change({
              keyColumn:
                event.currentTarget.value === "" ? null : Number(event.currentTarget.value),
            })
          }
        />
        <NativeSelect
          label={t("import.case")}
          description={t("import.case.meaning")}
          value={mapping.caseId ?? ""}
          data={[
            { value: "", label: t("import.case.none") },
            ...(cases ?? []).map((file) => ({
              value: file.id,
              label: `${file.number} ${file.title}`,
            })),
          ]}
          onChange={(event) => {
            if (event.currentTarget.value) change({ caseId: event.currentTarget.value });
            else without("caseId");
          }}
        />
      </div>
      <HandlingFields
        codes={mapping.handling.codes}
        restriction={mapping.handling.restriction ?? ""}
        onChange={(codes, restriction) => change({ handling: handlingOf(codes, restriction) })}
      />
    </div>
  );
}
