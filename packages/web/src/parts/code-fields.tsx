import type { Grade, HandlingCode } from "@entente/model";
import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useText } from "../i18n/text.ts";

// The model's lists are made beside its schemas; naming them here keeps those out of the pages.
const sources: readonly Grade["source"][] = ["A", "B", "C", "X"];
const informations: readonly Grade["information"][] = ["1", "2", "3", "4"];
const codes: readonly HandlingCode[] = ["H0", "H1", "H2", "H3"];

type GradeProps = { value: Grade; onChange: (grade: Grade) => void };

/** Chooses a 4x4 grade, the meaning beside each letter and figure. */
export function GradeFields({ value, onChange }: GradeProps) {
  const { t } = useText();
  return (
    <>
      <NativeSelect
        label={t("grade.source")}
        value={value.source}
        data={sources.map((each) => ({
          value: each,
          label: `${each}: ${t(`grade.source.${each}`)}`,
        }))}
        onChange={(event) => {
          const source = sources.find((each) => each === event.currentTarget.value);
          if (source) onChange({ ...value, source });
        }}
      />
      <NativeSelect
        label={t("grade.information")}
        value={value.information}
        data={informations.map((each) => ({
          value: each,
          label: `${each}: ${t(`grade.information.${each}`)}`,
        }))}
        onChange={(event) => {
          const information = informations.find((each) => each === event.currentTarget.value);
          if (information) onChange({ ...value, information });
        }}
      />
    </>
  );
}

type HandlingProps = {
  codes: readonly HandlingCode[];
  restriction: string;
  onChange: (codes: HandlingCode[], restriction: string) => void;
};

/** Chooses a combination of handling codes; H3 asks for its words. */
export function HandlingFields({ codes: chosen, restriction, onChange }: HandlingProps) {
  const { t } = useText();
  const toggle = (code: HandlingCode) => {
    const others = chosen.filter((each) => each !== code);
    const next = chosen.includes(code) ? others : [...others, code];
    const withoutH0 =
      next.length > 1 ? next.filter((each) => each !== "H0" || code === "H0") : next;
    onChange(code === "H0" || withoutH0.length === 0 ? ["H0"] : withoutH0.toSorted(), restriction);
  };
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }} className="stack">
      <legend style={{ fontWeight: 500, marginBottom: 6 }}>{t("handling.code")}</legend>
      {codes.map((code) => (
        <Checkbox
          key={code}
          checked={chosen.includes(code)}
          onChange={() => toggle(code)}
          label={
            <>
              <span className="mono">{code}</span> {t(`handling.${code}`)}
            </>
          }
        />
      ))}
      {chosen.includes("H3") && (
        <TextInput
          label={t("handling.restriction")}
          required
          value={restriction}
          onChange={(event) => onChange([...chosen], event.currentTarget.value)}
        />
      )}
    </fieldset>
  );
}
