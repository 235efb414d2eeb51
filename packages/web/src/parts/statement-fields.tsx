import { propertiesOf, propertyOf, subjectStatuses } from "@entente/model";
import { NativeSelect, Radio, Textarea, TextInput } from "@mantine/core";
import { useMemo } from "react";
import { fieldProblem } from "../api/problem.ts";
import { useFormats } from "../i18n/use-formats.ts";
import { propertyName } from "../i18n/labels.ts";
import { textOr, useText } from "../i18n/text.ts";

type ValueProps = {
  kind: string;
  property: string;
  value: string;
  onChange: (change: { property: string; value: string }) => void;
  error: unknown;
  /** Where in the input the statement stands, for the node's remarks. */
  at: number;
  fixed?: boolean;
};

/** The property and its value. */
export function ValueFields({
  kind,
  property,
  value,
  onChange,
  error,
  at,
  fixed = false,
}: ValueProps) {
  const { t, language } = useText();
  const formats = useFormats();
  const options = useMemo(
    () =>
      [...propertiesOf(kind)]
        .filter(([, definition]) => definition.type !== "entity")
        .map(([name]) => ({ value: name, label: propertyName(name, language, kind) }))
        .toSorted((a, b) => formats.compare(a.label, b.label)),
    [kind, language, formats],
  );
  const type = propertyOf(kind, property)?.type;
  const field = {
    label: t("statement.value"),
    description: type ? textOr(t, `statement.hint.${type}`, "") : "",
    required: true,
    value,
    error: fieldProblem(error, `statements.${at}.value`),
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ property, value: event.currentTarget.value }),
  };
  return (
    <>
      <NativeSelect
        label={t("statement.property")}
        required
        disabled={fixed}
        value={property}
        error={fieldProblem(error, `statements.${at}.property`)}
        data={[{ value: "", label: t("statement.choose-property") }, ...options]}
        onChange={(event) => onChange({ property: event.currentTarget.value, value })}
      />
      {type === "status" ? (
        <NativeSelect
          {...field}
          data={[
            { value: "", label: "" },
            ...subjectStatuses.map((status) => ({
              value: status,
              label: t(`value.status.${status}`),
            })),
          ]}
        />
      ) : type === "text" ? (
        <Textarea {...field} />
      ) : (
        <TextInput {...field} />
      )}
    </>
  );
}

type NatureProps = {
  value: "fact" | "assessment";
  onChange: (nature: "fact" | "assessment") => void;
};

/** Whether it is a fact or somebody's assessment. */
export function NatureField({ value, onChange }: NatureProps) {
  const { t } = useText();
  return (
    <Radio.Group
      label={t("statement.nature")}
      value={value}
      onChange={(next) => onChange(next === "assessment" ? "assessment" : "fact")}
    >
      <div className="row-wrap" style={{ marginTop: 6 }}>
        <Radio value="fact" label={t("statement.nature.fact")} />
        <Radio value="assessment" label={t("statement.nature.assessment")} />
      </div>
    </Radio.Group>
  );
}
