import { kindNames, propertiesOf } from "@entente/model";
import { Checkbox } from "@mantine/core";
import { useMemo } from "react";
import { kindName, propertyName } from "../../i18n/labels.ts";
import { useText } from "../../i18n/text.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import classes from "./agreements.module.css";
import type { TermsDraft } from "./terms-draft.ts";

type Chosen = Pick<TermsDraft, "kinds" | "fields" | "fourEyes">;
type Props = { value: Chosen; onChange: (chosen: Chosen) => void };

/** Chooses the kinds of records; of each, which properties, and whether a second person approves. */
export function KindChoice({ value, onChange }: Props) {
  const { t, language } = useText();
  const formats = useFormats();
  const kinds = useMemo(
    () =>
      kindNames
        .map((kind) => ({ kind, label: kindName(kind, language) }))
        .toSorted((a, b) => formats.compare(a.label, b.label)),
    [language, formats],
  );
  return (
    <div className={classes["kinds"]}>
      {kinds.map(({ kind, label }) => {
        const chosen = value.kinds.includes(kind);
        return (
          <div key={kind} className={classes["kind"]}>
            <Checkbox
              label={label}
              checked={chosen}
              onChange={() => onChange({ ...value, kinds: toggled(value.kinds, kind) })}
            />
            {chosen && (
              <div className={classes["under"]}>
                <Checkbox
                  label={t("agreements.four-eyes")}
                  checked={value.fourEyes.includes(kind)}
                  onChange={() => onChange({ ...value, fourEyes: toggled(value.fourEyes, kind) })}
                />
                <Properties
                  kind={kind}
                  names={value.fields[kind] ?? []}
                  onChange={(names) =>
                    onChange({ ...value, fields: { ...value.fields, [kind]: names } })
                  }
                />
              </div>
            )}
          </div>
        );
      })}
    </div>
  );
}

type PropertiesProps = {
  kind: string;
  names: readonly string[];
  onChange: (names: string[]) => void;
};

/** The properties of a kind that may be given; none chosen means all. */
function Properties({ kind, names, onChange }: PropertiesProps) {
  const { t, language } = useText();
  const formats = useFormats();
  const all = useMemo(
    () =>
      [...propertiesOf(kind).keys()]
        .map((name) => ({ name, label: propertyName(name, language, kind) }))
        .toSorted((a, b) => formats.compare(a.label, b.label)),
    [kind, language, formats],
  );
  return (
    <details>
      <summary>
        {names.length === 0
          ? t("agreements.all-fields")
          : t("agreements.some-fields", { count: names.length })}
      </summary>
      <div className={classes["properties"]}>
        {all.map(({ name, label }) => (
          <Checkbox
            key={name}
            label={label}
            checked={names.includes(name)}
            onChange={() => onChange(toggled(names, name))}
          />
        ))}
      </div>
    </details>
  );
}

function toggled(names: readonly string[], name: string): string[] {
  return names.includes(name) ? names.filter((one) => one !== name) : [...names, name];
}
