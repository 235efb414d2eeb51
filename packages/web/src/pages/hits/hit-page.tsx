import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { IconAddressBook, IconBan, IconEyeOff } from "@tabler/icons-react";
import type { Hit } from "../../api/contract.ts";
import { hitQuery } from "../../api/hits.ts";
import { requestsOnHitQuery } from "../../api/requests.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { AuthorityMark } from "../../parts/authority-mark.tsx";
import { KindMark } from "../../parts/kind-mark.tsx";
import { Columns, Facts, Page, Section } from "../../parts/layout.tsx";
import { Note } from "../../parts/notices.tsx";
import { PageProblem, PageWaiting } from "../../parts/page-problem.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { HitStateTag } from "../../parts/states.tsx";
import { StrengthMark } from "../../parts/strength.tsx";
import { Evidence } from "./evidence.tsx";
import { HitDecision } from "./hit-decision.tsx";
import { HitRequests } from "./hit-requests.tsx";
import { HitSteps } from "./hit-steps.tsx";
import { RequestForm } from "./request-form.tsx";

/** A hit: what met, deciding it, and the request that follows. */
export function HitPage() {
  const { hitId } = useParams({ from: "/inside/hits/$hitId" });
  const { data, error, refetch } = useQuery(hitQuery(hitId));
  if (error) return <PageProblem error={error} retry={() => void refetch()} />;
  if (!data) return <PageWaiting lines={10} />;
  return <OpenHit hit={data} />;
}

function OpenHit({ hit }: { hit: Hit }) {
  const { t } = useText();
  const formats = useFormats();
  const requests = useQuery(requestsOnHitQuery(hit.id)).data?.items ?? [];
  return (
    <Page
      head={
        <PageHead
          above={
            <>
              <Link to="/hits">{t("nav.hits")}</Link> / <KindMark kind={hit.record.kind} />
            </>
          }
          title={hit.record.caption}
          beside={<HitStateTag state={hit.state} agreementOver={hit.agreementOver} />}
          sub={
            <span className="row">
              {t("hit.with")} <AuthorityMark authority={hit.partner} foreign />
            </span>
          }
          actions={<HitDecision hit={hit} onPage />}
        />
      }
    >
      <HitSteps hit={hit} requests={requests} />
      {hit.agreementOver && <Note icon={IconBan}>{t("hit.over.meaning")}</Note>}
      {hit.silent && <Note icon={IconEyeOff}>{t("hit.silent.meaning")}</Note>}
      {hit.dismissedReason && (
        <Note icon={IconBan}>
          {hit.dismissedReason === "by-partner"
            ? t("hit.dismissed-by-partner")
            : t("hit.dismissed-because", { reason: hit.dismissedReason })}
        </Note>
      )}
      {hit.partnerContact && (
        <Note tone="good" icon={IconAddressBook}>
          {t("hit.contact", { contact: hit.partnerContact })}
        </Note>
      )}
      <Columns>
        <div className="stack">
          <Section title={t("hit.what-met")}>
            <div className="stack">
              <Evidence hit={hit} />
              <p className="dim" style={{ margin: 0 }}>
                {t("hit.nothing-more")}
              </p>
            </div>
          </Section>
          {requests.length > 0 && <HitRequests requests={requests} />}
          {hit.can.request && <RequestForm hit={hit} />}
        </div>
        <Section title={t("hit.facts")}>
          <Facts
            items={[
              [
                t("hit.own-record"),
                <Link key="record" to="/records/$recordId" params={{ recordId: hit.record.id }}>
                  <bdi>{hit.record.caption}</bdi>
                </Link>,
              ],
              [t("hit.partner"), <AuthorityMark key="partner" authority={hit.partner} foreign />],
              [t("hit.strength"), <StrengthMark key="strength" strength={hit.strength} />],
              [t("hit.found"), formats.moment(hit.foundAt)],
              hit.confirmedBy ? [t("hit.confirmed-by"), hit.confirmedBy.name] : null,
            ]}
          />
        </Section>
      </Columns>
    </Page>
  );
}
