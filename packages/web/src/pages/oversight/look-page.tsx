import { useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { IconEye, IconEyeOff } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import type { Look } from "../../api/contract.ts";
import { lookKey } from "../../api/oversight.ts";
import { useText } from "../../i18n/text.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { AuthorityMark } from "../../parts/authority-mark.tsx";
import { HandlingBadge } from "../../parts/handling-badge.tsx";
import { KindMark } from "../../parts/kind-mark.tsx";
import { Facts, Page, Section } from "../../parts/layout.tsx";
import { EmptyState, Note } from "../../parts/notices.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { StatementRow } from "../../parts/statement-row.tsx";

/** What a justified look has opened; gone once the page is left. */
export function LookPage() {
  const { t } = useText();
  const { entry = "" } = useParams({ strict: false });
  const client = useQueryClient();
  const [seen] = useState(() => client.getQueryData<Look>(lookKey(entry)));
  useEffect(() => () => client.removeQueries({ queryKey: lookKey(entry) }), [client, entry]);
  return (
    <Page
      head={
        <PageHead
          above={
            <Link to="/oversight" search={{ tab: "log", sel: entry }}>
              {t("look.back")}
            </Link>
          }
          title={seen?.record?.caption ?? t("look.page")}
          beside={seen?.record && <HandlingBadge {...seen.record.handling} />}
          sub={seen?.record && <AuthorityMark authority={seen.record.originator} />}
        />
      }
    >
      {seen ? (
        <>
          <Note tone="warn" icon={IconEye}>
            {t("look.read-only")}
          </Note>
          {seen.record && <SeenRecord record={seen.record} />}
          {seen.search && <SeenSearch search={seen.search} />}
        </>
      ) : (
        <EmptyState icon={IconEyeOff} title={t("look.over")}>
          {t("look.over.meaning")}
        </EmptyState>
      )}
    </Page>
  );
}

function SeenRecord({ record }: { record: NonNullable<Look["record"]> }) {
  const { t } = useText();
  const current = record.statements.filter((statement) => statement.endedAt === null);
  return (
    <Section
      title={t("statement.all", { count: current.length })}
      actions={<KindMark kind={record.kind} />}
      flush
    >
      {record.statements.map((statement) => (
        <StatementRow key={statement.id} statement={statement} kind={record.kind} />
      ))}
    </Section>
  );
}

function SeenSearch({ search }: { search: NonNullable<Look["search"]> }) {
  const { t } = useText();
  const formats = useFormats();
  return (
    <Section title={t("look.words")}>
      <Facts
        items={[
          [t("look.words"), <bdi key="words">{search.words}</bdi>],
          search.found === null ? null : [t("log.fact.found"), formats.number(search.found)],
        ]}
      />
    </Section>
  );
}
