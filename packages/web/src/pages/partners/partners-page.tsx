import { useQuery } from "@tanstack/react-query";
import { IconBuildingCommunity, IconPlus } from "@tabler/icons-react";
import { allAgreementsQuery } from "../../api/agreements.ts";
import { authoritiesQuery } from "../../api/people.ts";
import { useText } from "../../i18n/text.ts";
import { Page } from "../../parts/layout.tsx";
import { LinkButton } from "../../parts/link-button.tsx";
import { EmptyState, ProblemNotice, Waiting } from "../../parts/notices.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { AgreementCard } from "./agreement-card.tsx";

/** The agreements with partners, and what runs under them. */
export function PartnersPage() {
  const { t } = useText();
  const { data: answer, error, refetch } = useQuery(allAgreementsQuery);
  const data = answer?.items;
  const authorities = useQuery(authoritiesQuery).data ?? [];
  return (
    <Page
      head={
        <PageHead
          title={t("partners.title")}
          sub={t("partners.meaning")}
          actions={
            answer?.can.propose && (
              <LinkButton icon={IconPlus} to="/agreements/new">
                {t("agreements.new")}
              </LinkButton>
            )
          }
        />
      }
    >
      {error && <ProblemNotice error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting lines={10} />}
      {data?.length === 0 && (
        <EmptyState icon={IconBuildingCommunity} title={t("partners.none")}>
          {t("partners.none.meaning")}
        </EmptyState>
      )}
      {data?.map((agreement) => (
        <AgreementCard
          key={agreement.id}
          agreement={agreement}
          partner={authorities.find((row) => row.id === agreement.partner.id)}
        />
      ))}
    </Page>
  );
}
