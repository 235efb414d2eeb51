import { Checkbox, Textarea } from "@mantine/core";
import type { Basis } from "../../api/contract.ts";
import { useText } from "../../i18n/text.ts";

type Props = {
  safeguard: NonNullable<Basis["safeguard"]>;
  met: ReadonlySet<string>;
  onMet: (met: ReadonlySet<string>) => void;
  derogation: string;
  onDerogation: (text: string) => void;
};

/** What a transfer to a third country asks of whoever decides: demands, and under art. 38 a reason. */
export function Safeguard({ safeguard, met, onMet, derogation, onDerogation }: Props) {
  const { t } = useText();
  return (
    <fieldset className="stack" style={{ margin: 0, border: "1px solid var(--line)", padding: 12 }}>
      <legend>{t("safeguard.title", { article: safeguard.article })}</legend>
      <p style={{ margin: 0 }}>{safeguard.text}</p>
      {safeguard.demands.length > 0 && (
        <Checkbox.Group
          label={t("safeguard.demands")}
          value={[...met]}
          onChange={(demands) => onMet(new Set(demands))}
        >
          {safeguard.demands.map((demand) => (
            <Checkbox key={demand} mt={8} value={demand} label={demand} />
          ))}
        </Checkbox.Group>
      )}
      {safeguard.article === "38" && (
        <Textarea
          label={t("derogation.label")}
          description={t("derogation.meaning")}
          required
          minRows={3}
          value={derogation}
          onChange={(event) => onDerogation(event.currentTarget.value)}
        />
      )}
    </fieldset>
  );
}
