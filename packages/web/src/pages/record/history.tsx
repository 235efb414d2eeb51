import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconHistory } from "@tabler/icons-react";
import { useState } from "react";
import type { HistoryEntry } from "../../api/contract.ts";
import { historyQuery } from "../../api/records.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { textOr, useText } from "../../i18n/text.ts";
import { AuthorityById } from "../../parts/authority-mark.tsx";
import { Section } from "../../parts/layout.tsx";
import { ProblemNotice, Waiting } from "../../parts/notices.tsx";
import classes from "./record.module.css";

/** Every act on a record, the latest first; fetched when somebody wants to see it. */
export function History({ recordId }: { recordId: string }) {
  const { t } = useText();
  const [shown, setShown] = useState(false);
  const { data, error } = useQuery({ ...historyQuery(recordId), enabled: shown });
  return (
    <Section title={t("history.title")} flush>
      {!shown && (
        <div style={{ padding: 8 }}>
          <Button
            variant="subtle"
            leftSection={<IconHistory size={15} aria-hidden />}
            onClick={() => setShown(true)}
          >
            {t("history.show")}
          </Button>
        </div>
      )}
      {shown && error && <ProblemNotice error={error} />}
      {shown && !data && !error && (
        <div style={{ padding: 12 }}>
          <Waiting lines={4} />
        </div>
      )}
      {data && (
        <ol className={classes["history"]}>
          {data.items.map((entry) => (
            <Entry key={entry.seq} entry={entry} />
          ))}
        </ol>
      )}
    </Section>
  );
}

function Entry({ entry }: { entry: HistoryEntry }) {
  const { t } = useText();
  const formats = useFormats();
  return (
    <li>
      <time className="dim num" dateTime={entry.at} title={formats.instant(entry.at)}>
        {formats.moment(entry.at)}
      </time>
      <div>
        <span>{textOr(t, `history.act.${entry.act}`, entry.act)}</span>
        {entry.recipient && (
          <span>
            {" "}
            → <AuthorityById id={entry.recipient} />
          </span>
        )}
        <span className="dim"> · {entry.actor.name ?? t("history.node")}</span>
        <FactsOfAct facts={entry.facts} />
        {entry.justification && (
          <div className="dim">{t("history.because", { why: entry.justification })}</div>
        )}
      </div>
    </li>
  );
}

const told = ["added", "ended", "statements", "silent", "reviewAt", "reason"] as const;

/** The few things the log says of an act that a reader can do something with. */
function FactsOfAct({ facts }: { facts: HistoryEntry["facts"] }) {
  const { t } = useText();
  const words = told.flatMap((name) => {
    const value = facts[name];
    if (typeof value === "boolean") return t(`history.fact.${name}`, { value: value ? "✓" : "–" });
    return typeof value === "number" || typeof value === "string"
      ? t(`history.fact.${name}`, { value })
      : [];
  });
  return words.length > 0 && <div className="dim">{words.join(" · ")}</div>;
}
