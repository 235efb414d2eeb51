import { IconAlertTriangle, IconBan, IconPlayerPause } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Fragment } from "react";
import { agreementQuery } from "../../api/agreements.ts";
import type { AgreementDetails } from "../../api/contract.ts";
import { authoritiesQuery } from "../../api/people.ts";
import { useText } from "../../i18n/text.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { AuthorityMark } from "../../parts/authority-mark.tsx";
import { Columns, Page, Section } from "../../parts/layout.tsx";
import { LedgerWitness } from "../../parts/ledger-witness.tsx";
import { Note, ProblemNotice, Waiting } from "../../parts/notices.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { PartnerStateTag } from "../../parts/partner-state.tsx";
import { Tag } from "../../parts/tag.tsx";
import { AgreementActs } from "./agreement-acts.tsx";
import { AgreementStateTags } from "./agreement-state.tsx";
import classes from "./agreements.module.css";
import { useTermRows } from "./term-rows.tsx";
import { VersionCard } from "./version-card.tsx";

/** One agreement: where it stands, its terms in words, its versions, and what the reader may do. */
export function AgreementPage() {
  const { t } = useText();
  const { agreementId } = useParams({ from: "/inside/agreements/$agreementId" });
  const { data: agreement, error, refetch } = useQuery(agreementQuery(agreementId));
  return (
    <Page
      head={
        <PageHead
          title={agreement?.title ?? t("partners.title")}
          above={<Link to="/partners">{t("agreements.back")}</Link>}
          beside={agreement && <AgreementStateTags agreement={agreement} />}
          sub={agreement && t("agreements.version", { version: agreement.version })}
        />
      }
    >
      {error && <ProblemNotice error={error} retry={() => void refetch()} />}
      {!agreement && !error && <Waiting lines={12} />}
      {agreement && <View agreement={agreement} />}
    </Page>
  );
}

function View({ agreement }: { agreement: AgreementDetails }) {
  const { t } = useText();
  const rows = useTermRows();
  const authorities = useQuery(authoritiesQuery).data ?? [];
  const partner = authorities.find(({ id }) => id === agreement.partner.id);
  const { versions } = agreement;
  const shown = rows(agreement.terms);
  return (
    <>
      <Standing agreement={agreement} />
      <AgreementActs agreement={agreement} />
      <Columns>
        <div className="stack">
          <Section title={t("agreements.terms")}>
            <dl className={classes["terms"]}>
              {shown.map(({ name, label, words }) => (
                <Fragment key={name}>
                  <dt>{label}</dt>
                  <dd>{words}</dd>
                </Fragment>
              ))}
            </dl>
          </Section>
          <Section title={t("agreements.versions")} flush>
            {versions.map((version, at) => (
              <VersionCard
                key={version.hash}
                agreement={agreement}
                version={version}
                before={versions.slice(at + 1).find((one) => one.version < version.version)}
              />
            ))}
          </Section>
        </div>
        <div className="stack">
          <Section title={t("agreements.parties")}>
            <div className="stack">
              {agreement.partners.map((party) => (
                <div key={party.id} className="row">
                  <AuthorityMark authority={party} foreign={!party.self} />
                  {!party.known && <Tag tone="warn">{t("agreements.not-known")}</Tag>}
                  {party.id === partner?.id && (
                    <PartnerStateTag state={partner.state} lastSeenAt={partner.lastSeenAt} />
                  )}
                </div>
              ))}
            </div>
          </Section>
          {partner && (
            <Section title={t("agreements.partner-log")}>
              <LedgerWitness ledger={partner.ledger} />
            </Section>
          )}
          {agreement.chain.length > 1 && <Chain chain={agreement.chain} />}
        </div>
      </Columns>
    </>
  );
}

/** What hinders exchange, or soon will. */
function Standing({ agreement }: { agreement: AgreementDetails }) {
  const { t } = useText();
  const formats = useFormats();
  const { ended, suspended, expires, open, partners } = agreement;
  const nameOf = (id: string) => partners.find((one) => one.id === id)?.name ?? id;
  return (
    <>
      {ended && (
        <Note tone="warn" icon={IconBan}>
          <p style={{ margin: 0 }}>
            {t("agreements.ended.notice", {
              authority: nameOf(ended.by),
              person: ended.person,
              at: formats.moment(ended.at),
            })}
          </p>
          <p style={{ margin: 0 }}>
            {t("agreements.reason")}: {ended.reason}
          </p>
        </Note>
      )}
      {suspended !== null && (
        <Note tone="warn" icon={IconPlayerPause}>
          {t("agreements.suspended.notice", { reason: suspended })}
        </Note>
      )}
      {expires && (
        <Note tone="warn" icon={IconAlertTriangle}>
          {t("agreements.expires.notice", { date: formats.partialDate(agreement.validUntil) })}
        </Note>
      )}
      {open && (
        <Note>
          {t("agreements.waits-for", {
            version: open.version,
            parties: formats.list(open.waitsFor.map(nameOf)),
          })}
        </Note>
      )}
      {partners.some(({ known }) => !known) && (
        <Note tone="warn">{t("agreements.not-known.meaning")}</Note>
      )}
    </>
  );
}

function Chain({ chain }: Pick<AgreementDetails, "chain">) {
  const { t } = useText();
  const formats = useFormats();
  return (
    <Section title={t("agreements.chain")}>
      <ol className={classes["chain"]}>
        {chain.map(({ id, title, date, place }) => (
          <li key={`${date} ${title}`} aria-current={place === "this" ? "true" : undefined}>
            <span className={classes["date"]}>{formats.partialDate(date)}</span>
            {id !== null && place !== "this" ? (
              <Link to="/agreements/$agreementId" params={{ agreementId: id }}>
                {title}
              </Link>
            ) : (
              <span>{title}</span>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
