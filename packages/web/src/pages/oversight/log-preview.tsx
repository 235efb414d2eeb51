import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { IconEye } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import type { LogEntry } from "../../api/contract.ts";
import { kindName } from "../../i18n/labels.ts";
import { textOr, useText } from "../../i18n/text.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { Facts } from "../../parts/layout.tsx";
import { actorText, actText, objectText } from "./log-words.ts";

const LookDialog = lazy(async () => ({ default: (await import("./look-dialog.tsx")).LookDialog }));

/** An entry of the log beside the list, and the way to what it is about. */
export function LogPreview({ entry }: { entry: LogEntry }) {
  const { t, language } = useText();
  const formats = useFormats();
  const [looking, setLooking] = useState(false);
  return (
    <div className="stack">
      <div>
        <div className="dim">{t("log.entry", { seq: formats.number(entry.seq) })}</div>
        <h2 style={{ font: "600 17px/1.3 var(--mantine-font-family-headings)" }}>
          {actText(t, entry.act)}
        </h2>
      </div>
      <Facts
        items={[
          [t("log.at"), formats.instant(entry.at)],
          [t("log.actor"), actorText(t, entry)],
          [t("log.object"), objectText(t, entry, (name) => kindName(name, language))],
          [t("log.object.id"), <code key="id">{entry.object.id}</code>],
          entry.case ? [t("log.case"), entry.case.number ?? entry.case.id] : null,
          entry.justification ? [t("log.why"), <bdi key="why">{entry.justification}</bdi>] : null,
          entry.recipient ? [t("log.recipient"), entry.recipient] : null,
          ...Object.entries(entry.facts).map(
            ([name, value]) => [textOr(t, `log.fact.${name}`, name), String(value)] as const,
          ),
        ]}
      />
      {entry.look && (
        <Button leftSection={<IconEye size={16} aria-hidden />} onClick={() => setLooking(true)}>
          {t("look.open")}
        </Button>
      )}
      <Link to="/oversight" search={{ tab: "log", object: entry.object.id, period: "all" }}>
        {t("log.same-object")}
      </Link>
      <Link to="/oversight" search={{ tab: "log", actor: entry.actor.id, period: "all" }}>
        {t("log.same-actor")}
      </Link>
      {looking && (
        <Suspense>
          <LookDialog entry={entry.seq} onClose={() => setLooking(false)} />
        </Suspense>
      )}
    </div>
  );
}
