import { Button } from "@mantine/core";
import { IconAlertTriangle, IconInfoCircle, type Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useProblemText } from "../i18n/problem-text.ts";
import { useText } from "../i18n/text.ts";
import classes from "./notices.module.css";

type EmptyProps = { icon: Icon; title: string; children: ReactNode; action?: ReactNode };

/** Says what would be here and what the first step towards it is. */
export function EmptyState({ icon: Mark, title, children, action }: EmptyProps) {
  return (
    <div className={classes["empty"]}>
      <Mark size={36} stroke={1.3} aria-hidden />
      <h2>{title}</h2>
      <p>{children}</p>
      {action}
    </div>
  );
}

/** What the node refused or could not do, why, and what to do about it. */
export function ProblemNotice({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useText();
  const problem = useProblemText(error);
  return (
    <div className={classes["problem"]} role="alert">
      <IconAlertTriangle size={18} aria-hidden />
      <div>
        <strong>{problem.title}</strong>
        {problem.detail && <p>{problem.detail}</p>}
        {problem.remedy && <p>{problem.remedy}</p>}
      </div>
      {retry && (
        <Button variant="default" onClick={retry}>
          {t("do.retry")}
        </Button>
      )}
    </div>
  );
}

type NoteProps = { tone?: "quiet" | "warn" | "good" | "foreign"; icon?: Icon; children: ReactNode };

/** A remark that stays on the page. */
export function Note({ tone = "quiet", icon: Mark = IconInfoCircle, children }: NoteProps) {
  return (
    <div className={classes["note"]} data-tone={tone}>
      <Mark size={17} stroke={1.8} aria-hidden />
      <div>{children}</div>
    </div>
  );
}

/** Lines in place of what is on its way. */
export function Waiting({ lines = 6 }: { lines?: number }) {
  const { t } = useText();
  return (
    <div className={classes["waiting"]} role="status" aria-label={t("list.loading")}>
      {Array.from({ length: lines }, (_, line) => (
        <i key={line} />
      ))}
    </div>
  );
}
