import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconLock, IconTargetArrow } from "@tabler/icons-react";
import { hitsOnRecordQuery } from "../api/hits.ts";
import { problemCode } from "../api/problem.ts";
import { recordQuery } from "../api/records.ts";
import { useText } from "../i18n/text.ts";
import { AuthorityMark } from "./authority-mark.tsx";
import { HandlingBadge } from "./handling-badge.tsx";
import { KindMark } from "./kind-mark.tsx";
import { Note, ProblemNotice, Waiting } from "./notices.tsx";
import { PreviewHead } from "./preview-head.tsx";
import { StatementRow } from "./statement-row.tsx";

// Every preview is a logged reading: passing over rows with the arrow keys must not make any.
const rest = 350;

/** A record beside the list; within a case its statements, elsewhere as far as it was justified. */
export function RecordPreview({ recordId, caseId }: { recordId: string; caseId?: string }) {
  const { t } = useText();
  const [id] = useDebouncedValue(recordId, rest);
  const { data, error } = useQuery({ ...recordQuery(id, { caseId }), enabled: id === recordId });
  const hits =
    useQuery({ ...hitsOnRecordQuery(id), enabled: id === recordId }).data?.items.length ?? 0;
  const to = `/records/${recordId}${caseId ? `?case=${caseId}` : ""}`;
  if (id !== recordId) return <Waiting />;
  if (problemCode(error) === "justification-required")
    return (
      <div className="stack">
        <Note icon={IconLock}>{t("record.preview-needs-justification")}</Note>
        <Link to={to}>{t("record.justify-and-open")}</Link>
      </div>
    );
  if (error) return <ProblemNotice error={error} />;
  if (!data) return <Waiting />;
  const current = data.statements.filter((statement) => !statement.endedAt);
  return (
    <div className="stack">
      <PreviewHead title={data.caption} above={<KindMark kind={data.kind} />} to={to} />
      <div className="row-wrap">
        <AuthorityMark authority={data.originator} foreign={data.foreign} />
        <HandlingBadge {...data.handling} />
        {hits > 0 && (
          <Link to="/hits" search={{ record: data.id }} className="row">
            <IconTargetArrow size={15} aria-hidden />
            {t("record.hits-count", { count: hits })}
          </Link>
        )}
      </div>
      <div>
        {current.map((statement) => (
          <StatementRow key={statement.id} statement={statement} kind={data.kind} narrow />
        ))}
      </div>
    </div>
  );
}
