import { useQuery } from "@tanstack/react-query";
import { caseQuery } from "../../api/cases.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { Age } from "../../parts/age.tsx";
import { Facts } from "../../parts/layout.tsx";
import { ProblemNotice, Waiting } from "../../parts/notices.tsx";
import { PreviewHead } from "../../parts/preview-head.tsx";
import { CaseStatusTag } from "./case-columns.tsx";

/** A case beside the list. */
export function CasePreview({ caseId }: { caseId: string }) {
  const { t } = useText();
  const formats = useFormats();
  const { data, error } = useQuery(caseQuery(caseId));
  if (error) return <ProblemNotice error={error} />;
  if (!data) return <Waiting />;
  return (
    <div className="stack">
      <PreviewHead
        title={data.title}
        above={<span className="mono">{data.number}</span>}
        to={`/cases/${data.id}`}
      />
      <CaseStatusTag status={data.status} />
      <p style={{ margin: 0 }}>{data.purpose}</p>
      <Facts
        items={[
          [t("case.records"), formats.number(data.records)],
          [t("case.members"), formats.list(data.memberList.map((member) => member.name))],
          [t("case.created"), formats.date(data.createdAt)],
          [t("case.updated"), <Age key="age" at={data.updatedAt} />],
        ]}
      />
    </div>
  );
}
