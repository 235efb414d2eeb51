import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { OpenedDuplicate } from "../../api/contract.ts";
import { duplicateQuery } from "../../api/duplicates.ts";
import { problemCode } from "../../api/problem.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { HandlingBadge } from "../../parts/handling-badge.tsx";
import { KindMark } from "../../parts/kind-mark.tsx";
import { Note, ProblemNotice, Waiting } from "../../parts/notices.tsx";
import { SubjectStatusTags } from "../../parts/subject-status.tsx";
import { DecisionBar, type Decisions } from "./decision-bar.tsx";
import classes from "./duplicates.module.css";
import { EvidenceList } from "./evidence-list.tsx";
import { ReasonOfWork } from "./reason-of-work.tsx";

// Looking at a pair is logged: passing over rows with the arrow keys must not look at each.
const rest = 350;

type Props = { pairId: string; caseId: string | undefined; decisions: Decisions };

/** A pair beside the list, with what speaks for and against it, where it is decided. */
export function DuplicatePanel({ pairId, caseId, decisions }: Props) {
  const [id] = useDebouncedValue(pairId, rest);
  const { data, error } = useQuery({ ...duplicateQuery(id, caseId), enabled: id === pairId });
  if (id !== pairId) return <Waiting />;
  if (problemCode(error) === "justification-required")
    return <ReasonOfWork pairId={pairId} caseId={caseId} />;
  if (error) return <ProblemNotice error={error} />;
  if (!data) return <Waiting />;
  return <Opened pair={data} decisions={decisions} />;
}

function Opened({ pair, decisions }: { pair: OpenedDuplicate; decisions: Decisions }) {
  const { t } = useText();
  const formats = useFormats();
  const { decision } = pair;
  return (
    <div className="stack">
      <div>
        <div className="row dim">
          <KindMark kind={pair.kind} />
        </div>
        <div className={classes["sides"]}>
          <Side record={pair.left} facts={pair.facts.left} />
          <Side record={pair.right} facts={pair.facts.right} />
        </div>
      </div>
      {decision && pair.state !== "open" && (
        <Note>
          {t(`duplicate.was.${pair.state}`, {
            who: decision.by?.name ?? "—",
            when: formats.moment(decision.at),
          })}
          {decision.reason && <div className="dim">{decision.reason}</div>}
        </Note>
      )}
      <DecisionBar pair={pair} decisions={decisions} />
      <EvidenceList pair={pair} />
    </div>
  );
}

type SideProps = {
  record: OpenedDuplicate["left"];
  facts: OpenedDuplicate["facts"]["left"];
};

function Side({ record, facts }: SideProps) {
  const { t } = useText();
  const formats = useFormats();
  return (
    <div className={classes["side"]}>
      <Link to="/records/$recordId" params={{ recordId: record.id }}>
        <bdi>{record.caption}</bdi>
      </Link>
      <span className="dim num">{formats.detail(record.detail)}</span>
      <span className="row-wrap">
        <SubjectStatusTags statuses={record.subjectStatus} />
        <HandlingBadge codes={record.handlingCodes} />
      </span>
      <span className="dim num">
        {t("duplicate.facts", {
          count: facts.statements,
          since: formats.date(facts.createdAt),
        })}
      </span>
    </div>
  );
}
