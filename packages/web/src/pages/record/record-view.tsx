import { Link } from "@tanstack/react-router";
import { IconArrowMerge, IconWorldShare } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import type { RecordDetail, StatementView } from "../../api/contract.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { AuthorityMark } from "../../parts/authority-mark.tsx";
import { HandlingBadge } from "../../parts/handling-badge.tsx";
import { KindMark } from "../../parts/kind-mark.tsx";
import { Columns, Page } from "../../parts/layout.tsx";
import { Note } from "../../parts/notices.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { SubjectStatusTags } from "../../parts/subject-status.tsx";
import { SilentMark } from "../../parts/record-columns.tsx";
import { History } from "./history.tsx";
import { RecordActions } from "./record-actions.tsx";
import { RecordSide } from "./record-side.tsx";
import { Related } from "./related.tsx";
import { Statements } from "./statements.tsx";
import { WhoHas } from "./who-has.tsx";

const StatementDialog = lazy(async () => ({
  default: (await import("./statement-dialog.tsx")).StatementDialog,
}));

type Props = { record: RecordDetail; caseId: string | undefined };

/** A record with its statements, its history and what hangs on it. */
export function RecordView({ record, caseId }: Props) {
  const { t } = useText();
  const formats = useFormats();
  const [editing, setEditing] = useState<{ replaces?: StatementView }>();
  const within = record.cases.find((file) => file.id === caseId);
  return (
    <Page
      head={
        <PageHead
          above={
            <>
              {within ? (
                <Link to="/cases/$caseId" params={{ caseId: within.id }}>
                  <span className="mono">{within.number}</span> {within.title}
                </Link>
              ) : (
                <Link to="/records">{t("search.title")}</Link>
              )}
              / <KindMark kind={record.kind} />
            </>
          }
          title={record.caption}
          beside={
            <>
              <HandlingBadge {...record.handling} />
              <SubjectStatusTags statuses={record.subjectStatus} />
              {record.silent && <SilentMark />}
            </>
          }
          sub={<AuthorityMark authority={record.originator} foreign={record.foreign} />}
          actions={<RecordActions record={record} onAdd={() => setEditing({})} />}
        />
      }
    >
      {record.mergedInto && (
        <Note icon={IconArrowMerge}>
          {t("record.merged-into")}{" "}
          <Link to="/records/$recordId" params={{ recordId: record.mergedInto }}>
            {t("record.to-merged")}
          </Link>
        </Note>
      )}
      {record.disclosure && (
        <Note tone="foreign" icon={IconWorldShare}>
          {t("record.disclosed", {
            authority: record.originator.name,
            when: formats.moment(record.disclosure.receivedAt),
          })}{" "}
          {record.disclosure.conditions && <em>{record.disclosure.conditions} </em>}
          <Link to="/requests/$requestId" params={{ requestId: record.disclosure.requestId }}>
            {t("record.to-request")}
          </Link>
        </Note>
      )}
      <Columns>
        <div className="stack">
          <Statements
            record={record}
            onReplace={(statement) => setEditing({ replaces: statement })}
          />
          <Related recordId={record.id} />
          <WhoHas record={record} />
          <History recordId={record.id} />
        </div>
        <RecordSide record={record} />
      </Columns>
      {editing && (
        <Suspense>
          <StatementDialog
            record={record}
            replaces={editing.replaces}
            onClose={() => setEditing(undefined)}
          />
        </Suspense>
      )}
    </Page>
  );
}
