import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconHistory } from "@tabler/icons-react";
import { useState } from "react";
import type { HistoryEntry } from "../../api/contract.ts";
import { historyQuery } from "../../api/records.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { propertyName } from "../../i18n/labels.ts";
import { textOr, useText } from "../../i18n/text.ts";
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
          {data.items.map((entry, index) => (
            <Entry key={`${entry.at}-${index}`} entry={entry} />
          ))}
        </ol>
      )}
    </Section>
  );
}

function Entry({ entry }: { entry: HistoryEntry }) {
  const { t, language } = useText();
  const formats = useFormats();
  const what = [
    entry.property && propertyName(entry.property, language),
    entry.value,
    entry.other?.caption,
    entry.partner,
  ].filter(Boolean);
  const why = entry.reason ?? entry.justification;
  return (
    <li>
      <time className="dim num" dateTime={entry.at} title={formats.instant(entry.at)}>
        {formats.moment(entry.at)}
      </time>
      <div>
        <span>
          {textOr(t, `history.act.${entry.act}`, entry.act)}
          {what.length > 0 && ": "}
          <bdi>{what.join(" · ")}</bdi>
        </span>
        <span className="dim"> · {entry.actor?.name ?? t("history.node")}</span>
        {why && <div className="dim">{t("history.because", { why })}</div>}
      </div>
    </li>
  );
}
