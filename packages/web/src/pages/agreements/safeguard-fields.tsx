import { NativeSelect, Textarea } from "@mantine/core";
import { useText } from "../../i18n/text.ts";
import type { TermsDraft } from "./terms-draft.ts";

const articles = ["36", "37", "38"] as const;

type Props = {
  value: TermsDraft["safeguard"];
  /** True while a party is in a third country. */
  required: boolean;
  onChange: (safeguard: TermsDraft["safeguard"]) => void;
};

/** What allows transfers to a party in a third country, and what it demands. */
export function SafeguardFields({ value, required, onChange }: Props) {
  const { t } = useText();
  const given = value ?? { article: "37" as const, text: "", demands: "" };
  return (
    <div className="stack">
      <NativeSelect
        label={t("agreements.safeguard")}
        required={required}
        value={value?.article ?? ""}
        data={[
          ...(required && value ? [] : [{ value: "", label: "–" }]),
          ...articles.map((article) => ({
            value: article,
            label: t(`agreements.safeguard.${article}`),
          })),
        ]}
        onChange={(event) => {
          const article = articles.find((one) => one === event.currentTarget.value);
          onChange(article ? { ...given, article } : null);
        }}
      />
      {value && (
        <>
          <Textarea
            required
            autosize
            label={t("agreements.safeguard.text")}
            value={value.text}
            onChange={(event) => onChange({ ...value, text: event.currentTarget.value })}
          />
          <Textarea
            autosize
            label={t("agreements.safeguard.demands")}
            value={value.demands}
            onChange={(event) => onChange({ ...value, demands: event.currentTarget.value })}
          />
        </>
      )}
    </div>
  );
}
