import { isThirdCountry } from "@entente/model";
import { Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import type { AuthorityRow } from "../../api/contract.ts";
import { useText } from "../../i18n/text.ts";
import { HandlingFields } from "../../parts/code-fields.tsx";
import { Section } from "../../parts/layout.tsx";
import classes from "./agreements.module.css";
import { KindChoice } from "./kind-choice.tsx";
import { SafeguardFields } from "./safeguard-fields.tsx";
import type { TermsDraft } from "./terms-draft.ts";

const urgencies = ["urgent-direct", "urgent-indirect", "normal"] as const;

type Props = {
  draft: TermsDraft;
  authorities: readonly AuthorityRow[];
  /** A next version keeps its parties. */
  partiesFixed: boolean;
  onChange: (draft: TermsDraft) => void;
};

/** All terms of an agreement, to be written. */
export function TermsForm({ draft, authorities, partiesFixed, onChange }: Props) {
  const { t } = useText();
  const set = (part: Partial<TermsDraft>) => onChange({ ...draft, ...part });
  const parties = authorities.filter(({ id }) => draft.parties.includes(id));
  const needsSafeguard = parties.some(({ country }) => isThirdCountry(country));
  const number = (
    name: "evaluationBudget" | "commonValueLimit" | "hitThreshold" | "graceHours",
    label: string,
  ) => (
    <TextInput
      type="number"
      min={1}
      required
      label={label}
      value={draft[name]}
      onChange={(event) => set({ [name]: Number(event.currentTarget.value) })}
    />
  );
  return (
    <div className={classes["form"]}>
      <Section title={t("agreements.parties")}>
        <div className="stack">
          {!partiesFixed &&
            authorities
              .filter(({ self }) => !self)
              .map(({ id, name, country }) => (
                <Checkbox
                  key={id}
                  label={`${name} (${country.toUpperCase()})`}
                  checked={draft.parties.includes(id)}
                  onChange={() =>
                    set({
                      parties: draft.parties.includes(id)
                        ? draft.parties.filter((one) => one !== id)
                        : [...draft.parties, id],
                    })
                  }
                />
              ))}
          {partiesFixed && parties.map(({ id, name }) => <span key={id}>{name}</span>)}
          <NativeSelect
            label={t("agreements.contact")}
            value={draft.pointOfContact ?? ""}
            data={[
              { value: "", label: t("agreements.contact.none") },
              ...parties.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(event) => set({ pointOfContact: event.currentTarget.value || null })}
          />
        </div>
      </Section>
      <Section title={t("agreements.legal-basis")}>
        <div className="stack">
          <TextInput
            required
            maxLength={300}
            label={t("agreements.title")}
            value={draft.title}
            onChange={(event) => set({ title: event.currentTarget.value })}
          />
          <Textarea
            required
            autosize
            label={t("agreements.legal-basis")}
            value={draft.legalBasis}
            onChange={(event) => set({ legalBasis: event.currentTarget.value })}
          />
          <TextInput
            maxLength={300}
            label={t("agreements.legal-reference")}
            value={draft.legalReference}
            onChange={(event) => set({ legalReference: event.currentTarget.value })}
          />
          <Textarea
            autosize
            label={t("agreements.predecessors.field")}
            value={draft.predecessors}
            onChange={(event) => set({ predecessors: event.currentTarget.value })}
          />
          <div className={classes["two"]}>
            <TextInput
              type="date"
              required
              label={t("agreements.valid-from")}
              value={draft.validFrom}
              onChange={(event) => set({ validFrom: event.currentTarget.value })}
            />
            <TextInput
              type="date"
              required
              min={draft.validFrom}
              label={t("agreements.valid-until")}
              value={draft.validUntil}
              onChange={(event) => set({ validUntil: event.currentTarget.value })}
            />
          </div>
          <Textarea
            required
            autosize
            label={t("agreements.purposes.field")}
            value={draft.purposes}
            onChange={(event) => set({ purposes: event.currentTarget.value })}
          />
        </div>
      </Section>
      {(needsSafeguard || draft.safeguard) && (
        <Section title={t("agreements.safeguard")}>
          <SafeguardFields
            value={draft.safeguard}
            required={needsSafeguard}
            onChange={(safeguard) => set({ safeguard })}
          />
        </Section>
      )}
      <Section title={t("partners.kinds")}>
        <KindChoice value={draft} onChange={set} />
      </Section>
      <Section title={t("partners.handling")}>
        <HandlingFields
          codes={draft.defaultHandling.codes}
          restriction={draft.defaultHandling.restriction ?? ""}
          onChange={(codes, restriction) =>
            set({
              defaultHandling: codes.includes("H3") ? { codes, restriction } : { codes },
            })
          }
        />
      </Section>
      <Section title={t("agreements.clocks")}>
        <div className={classes["two"]}>
          {urgencies.map((urgency) => (
            <TextInput
              key={urgency}
              type="number"
              min={1}
              required
              label={t("agreements.clock.field", { urgency: t(`urgency.${urgency}`) })}
              value={draft.clocks[urgency]}
              onChange={(event) =>
                set({ clocks: { ...draft.clocks, [urgency]: Number(event.currentTarget.value) } })
              }
            />
          ))}
          {number("graceHours", t("agreements.grace.field"))}
        </div>
      </Section>
      <Section title={t("partners.matching")}>
        <div className="stack">
          <Checkbox
            label={t("agreements.matching.field")}
            checked={draft.matching}
            onChange={(event) => set({ matching: event.currentTarget.checked })}
          />
          <div className={classes["two"]}>
            {number("evaluationBudget", t("agreements.budget"))}
            {number("commonValueLimit", t("agreements.common.field"))}
            {number("hitThreshold", t("agreements.threshold.field"))}
          </div>
        </div>
      </Section>
    </div>
  );
}
