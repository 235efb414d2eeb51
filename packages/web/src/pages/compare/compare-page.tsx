import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { IconArrowsDiff } from "@tabler/icons-react";
import { problemCode } from "../../api/problem.ts";
import { comparisonQuery } from "../../api/records.ts";
import { useText } from "../../i18n/text.ts";
import { useAddress } from "../../parts/address.ts";
import { Page, Section } from "../../parts/layout.tsx";
import { Note, ProblemNotice, Waiting } from "../../parts/notices.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { RecordPicker } from "../../parts/record-picker.tsx";
import { JustifyBoth } from "./justify-both.tsx";
import { ComparisonTable } from "./comparison-table.tsx";

/** Two records side by side, one's own and a foreign one as a rule. */
export function ComparePage() {
  const { t } = useText();
  const navigate = useNavigate();
  const [{ left = "", right = "" }, setAddress] = useAddress();
  const both = Boolean(left && right);
  const { data, error } = useQuery({ ...comparisonQuery(left, right), enabled: both });
  const head = <PageHead title={t("compare.title")} sub={t("compare.meaning")} />;
  if (!both)
    return (
      <Page head={head}>
        <div style={{ maxWidth: 620 }} className="stack">
          <Note icon={IconArrowsDiff}>{t("compare.choose")}</Note>
          <Section title={t(left ? "compare.choose-right" : "compare.choose-left")}>
            <RecordPicker
              label={t(left ? "compare.choose-right" : "compare.choose-left")}
              without={[left, right]}
              onPick={(row) => setAddress(left ? { right: row.id } : { left: row.id })}
            />
          </Section>
        </div>
      </Page>
    );
  if (problemCode(error) === "justification-required")
    return <JustifyBoth left={left} right={right} />;
  return (
    <Page head={head}>
      {error && <ProblemNotice error={error} />}
      {!data && !error && <Waiting lines={10} />}
      {data && (
        <ComparisonTable
          comparison={data}
          onSwap={() => void navigate({ to: "/compare", search: { left: right, right: left } })}
        />
      )}
    </Page>
  );
}
