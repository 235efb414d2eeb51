import { waitingState } from "@entente/model";
import type { RequestView } from "../api/contract.ts";
import { IconAlertTriangle, IconCheck, IconClock, IconClockExclamation } from "@tabler/icons-react";
import { useFormats } from "../i18n/use-formats.ts";
import { useText } from "../i18n/text.ts";
import { useNow } from "./now.ts";
import { Tag } from "./tag.tsx";

type Props = {
  request: Pick<
    RequestView,
    "createdAt" | "receivedAt" | "dueAt" | "effectiveDueAt" | "answeredAt" | "urgency"
  >;
};

/** What is left of a deadline, or by how much it was missed. */
export function Clock({ request }: Props) {
  const { dueAt, effectiveDueAt, answeredAt: stoppedAt, urgency } = request;
  const from = request.receivedAt ?? request.createdAt;
  const { t } = useText();
  const formats = useFormats();
  const now = useNow();
  const due = new Date(effectiveDueAt).getTime();
  const title = [
    `${t("clock.from")} ${formats.instant(from)}`,
    `${t("clock.due")} ${formats.instant(dueAt)}`,
    effectiveDueAt !== dueAt && `${t("clock.delayed")} ${formats.instant(effectiveDueAt)}`,
    stoppedAt && `${t("clock.stopped")} ${formats.instant(stoppedAt)}`,
  ]
    .filter(Boolean)
    .join("\n");

  if (stoppedAt) {
    const late = new Date(stoppedAt).getTime() - due;
    return late > 0 ? (
      <Tag tone="plain" icon={IconClockExclamation} title={title}>
        {t("clock.late", { span: formats.span(late) })}
      </Tag>
    ) : (
      <Tag tone="plain" icon={IconCheck} title={title}>
        {t("clock.in-time", {
          span: formats.span(new Date(stoppedAt).getTime() - new Date(from).getTime()),
        })}
      </Tag>
    );
  }
  const time = { urgency, receivedAt: new Date(from), dueAt: new Date(effectiveDueAt) };
  const waiting = waitingState(new Date(now), time);
  if (waiting === "overdue")
    return (
      <Tag tone="bad" icon={IconAlertTriangle} title={title}>
        {t("clock.overdue", { span: formats.span(now - due) })}
      </Tag>
    );
  const soon = waiting === "due-soon";
  return (
    <Tag
      tone={soon ? "warn" : "quiet"}
      icon={soon ? IconClockExclamation : IconClock}
      title={title}
    >
      {t("clock.left", { span: formats.span(due - now) })}
    </Tag>
  );
}
