import type { AgreementTerms } from "@entente/model";
import { useCallback, type ReactNode } from "react";
import type { AgreementVersion } from "../../api/contract.ts";
import { kindName, propertyName } from "../../i18n/labels.ts";
import { useText } from "../../i18n/text.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { AuthorityById } from "../../parts/authority-mark.tsx";
import { HandlingBadge } from "../../parts/handling-badge.tsx";

/** Terms as the node answers them. */
export type TermsView = AgreementVersion["terms"];
type TermName = Exclude<keyof AgreementTerms, "id" | "version">;

/** The terms in the order in which they are read. */
const order: readonly TermName[] = [
  "title",
  "parties",
  "legalBasis",
  "legalReference",
  "predecessors",
  "validFrom",
  "validUntil",
  "purposes",
  "kinds",
  "fields",
  "defaultHandling",
  "fourEyes",
  "safeguard",
  "clocks",
  "pointOfContact",
  "graceHours",
  "matching",
  "evaluationBudget",
  "commonValueLimit",
  "hitThreshold",
];

const urgencies = ["urgent-direct", "urgent-indirect", "normal"] as const;

/** One term with its name and its value in words. */
export type TermRow = { name: TermName; label: string; words: ReactNode };

/** Puts terms into words. */
export function useTermRows(): (terms: TermsView) => TermRow[] {
  const { t, language } = useText();
  const formats = useFormats();
  return useCallback(
    (terms) => {
      const kinds = (names: readonly string[]) =>
        formats.list(names.map((kind) => kindName(kind, language)).toSorted(formats.compare));
      const words: Record<TermName, [string, ReactNode]> = {
        title: [t("agreements.title"), terms.title],
        parties: [
          t("agreements.parties"),
          <Lines key="parties">
            {terms.parties.map((id) => (
              <AuthorityById key={id} id={id} />
            ))}
          </Lines>,
        ],
        legalBasis: [t("agreements.legal-basis"), terms.legalBasis],
        legalReference: [t("agreements.legal-reference"), terms.legalReference || "–"],
        predecessors: [
          t("agreements.predecessors"),
          terms.predecessors.length === 0
            ? "–"
            : terms.predecessors
                .map(({ date, title }) => `${formats.partialDate(date)}: ${title}`)
                .join("; "),
        ],
        validFrom: [t("agreements.valid-from"), formats.partialDate(terms.validFrom)],
        validUntil: [t("agreements.valid-until"), formats.partialDate(terms.validUntil)],
        purposes: [t("partners.purposes"), formats.list(terms.purposes)],
        kinds: [t("partners.kinds"), kinds(terms.kinds)],
        fields: [
          t("agreements.fields"),
          Object.keys(terms.fields).length === 0 ? (
            t("agreements.all-fields")
          ) : (
            <Lines key="fields">
              {Object.entries(terms.fields).map(([kind, names]) => (
                <span key={kind}>
                  {kindName(kind, language)}:{" "}
                  {formats.list(names.map((name) => propertyName(name, language, kind)))}
                </span>
              ))}
            </Lines>
          ),
        ],
        defaultHandling: [
          t("partners.handling"),
          <HandlingBadge key="handling" {...terms.defaultHandling} />,
        ],
        fourEyes: [
          t("agreements.four-eyes"),
          terms.fourEyes.length === 0 ? "–" : kinds(terms.fourEyes),
        ],
        safeguard: [
          t("agreements.safeguard"),
          terms.safeguard === null ? (
            t("agreements.safeguard.none")
          ) : (
            <Lines key="safeguard">
              <span>{t(`agreements.safeguard.${terms.safeguard.article}`)}</span>
              <span>{terms.safeguard.text}</span>
              {terms.safeguard.demands.map((demand) => (
                <span key={demand}>• {demand}</span>
              ))}
            </Lines>
          ),
        ],
        clocks: [
          t("agreements.clocks"),
          <Lines key="clocks">
            {urgencies.map((urgency) => (
              <span key={urgency} className="num">
                {t(`urgency.${urgency}`)}:{" "}
                {t("agreements.hours", { hours: formats.number(terms.clocks[urgency]) })}
              </span>
            ))}
          </Lines>,
        ],
        pointOfContact: [
          t("agreements.contact"),
          terms.pointOfContact === null ? (
            t("agreements.contact.none")
          ) : (
            <AuthorityById key="contact" id={terms.pointOfContact} />
          ),
        ],
        graceHours: [
          t("agreements.grace"),
          t("agreements.hours", { hours: formats.number(terms.graceHours) }),
        ],
        matching: [
          t("partners.matching"),
          t(terms.matching ? "partners.matching.on" : "partners.matching.off"),
        ],
        evaluationBudget: [t("agreements.budget"), formats.number(terms.evaluationBudget)],
        commonValueLimit: [
          t("agreements.common"),
          t("agreements.common.records", { records: formats.number(terms.commonValueLimit) }),
        ],
        hitThreshold: [
          t("partners.threshold"),
          t("hit.bits", { bits: formats.number(terms.hitThreshold) }),
        ],
      };
      return order.map((name) => ({ name, label: words[name][0], words: words[name][1] }));
    },
    [t, language, formats],
  );
}

function Lines({ children }: { children: ReactNode }) {
  return <span style={{ display: "grid", gap: 2 }}>{children}</span>;
}
