import { Link } from "@tanstack/react-router";
import { IconFingerprint, IconFingerprintOff } from "@tabler/icons-react";
import { useContext } from "react";
import type { AgreementRow, AuthorityRow } from "../../api/contract.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { kindName } from "../../i18n/labels.ts";
import { useText } from "../../i18n/text.ts";
import { Age } from "../../parts/age.tsx";
import { AuthoritiesContext, AuthorityMark } from "../../parts/authority-mark.tsx";
import { HandlingBadge } from "../../parts/handling-badge.tsx";
import { Facts, Section } from "../../parts/layout.tsx";
import { LedgerWitnessTag } from "../../parts/ledger-witness.tsx";
import { PartnerStateTag } from "../../parts/partner-state.tsx";
import { Tag } from "../../parts/tag.tsx";
import { AgreementStateTags } from "../agreements/agreement-state.tsx";
import classes from "./partners.module.css";

const hour = 3_600_000;

type Props = { agreement: AgreementRow; partner: AuthorityRow | undefined };

/** The terms of an agreement and how far its matching has come. */
export function AgreementCard({ agreement, partner }: Props) {
  const { t, language } = useText();
  const formats = useFormats();
  const { matchingState: matching, clocks } = agreement;
  const authorities = useContext(AuthoritiesContext);
  const nameOf = (id: string) => authorities.get(id)?.name ?? id;
  const kinds = agreement.kinds.map((kind) => kindName(kind, language)).toSorted(formats.compare);
  return (
    <Section
      title={agreement.title}
      actions={
        <>
          <AgreementStateTags agreement={agreement} />
          <PartnerStateTag
            state={partner?.state ?? "unknown"}
            lastSeenAt={partner?.lastSeenAt ?? null}
          />
          <LedgerWitnessTag ledger={partner?.ledger ?? null} />
        </>
      }
    >
      <div className={classes["card"]}>
        <Facts
          items={[
            [
              t("hit.partner"),
              <AuthorityMark key="partner" authority={agreement.partner} foreign />,
            ],
            [t("partners.type"), t(`authority.${agreement.partner.type}`)],
            [t("partners.purposes"), formats.list(agreement.purposes)],
            [t("partners.kinds"), formats.list(kinds)],
            [
              t("partners.valid"),
              t("partners.valid.span", {
                from: formats.partialDate(agreement.validFrom.slice(0, 10)),
                until: formats.partialDate(agreement.validUntil.slice(0, 10)),
              }),
            ],
          ]}
        />
        <Facts
          items={[
            [
              t("partners.handling"),
              <HandlingBadge key="handling" {...agreement.defaultHandling} />,
            ],
            ...(["urgent-direct", "urgent-indirect", "normal"] as const).map(
              (urgency) => [t(`urgency.${urgency}`), formats.span(clocks[urgency] * hour)] as const,
            ),
            [
              t("partners.matching"),
              <Tag
                key="matching"
                tone="plain"
                icon={agreement.matching ? IconFingerprint : IconFingerprintOff}
              >
                {t(agreement.matching ? "partners.matching.on" : "partners.matching.off")}
              </Tag>,
            ],
            [
              t("partners.threshold"),
              t("hit.bits", { bits: formats.number(agreement.hitThreshold) }),
            ],
            matching
              ? [
                  t("partners.progress"),
                  <span key="progress" className="num">
                    {t("partners.progress.counts", {
                      listed: formats.number(matching.listed),
                      tagged: formats.number(matching.tagged),
                      pending: formats.number(matching.pending),
                    })}
                    {matching.lastChangeAt && (
                      <>
                        {" "}
                        · <Age at={matching.lastChangeAt} />
                      </>
                    )}
                  </span>,
                ]
              : null,
          ]}
        />
      </div>
      <p className={classes["more"]}>
        <Link to="/agreements/$agreementId" params={{ agreementId: agreement.id }}>
          {t("agreements.open")}
        </Link>
        {agreement.open && (
          <span>
            {t("agreements.waits-for", {
              version: agreement.open.version,
              parties: formats.list(agreement.open.waitsFor.map(nameOf)),
            })}
          </span>
        )}
      </p>
    </Section>
  );
}
