import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconBellRinging } from "@tabler/icons-react";
import type { RequestNotice } from "../../api/contract.ts";
import { acknowledge, noticesQuery } from "../../api/requests.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import { AuthorityMark } from "../../parts/authority-mark.tsx";
import { Tag } from "../../parts/tag.tsx";
import { useAnswers } from "./use-answers.ts";
import classes from "./requests.module.css";

const deadline = 100;

/** Requests that wait too long, until somebody says that he sees to it. */
export function ToDo() {
  const { t } = useText();
  const answers = useAnswers();
  const { data } = useQuery({ ...noticesQuery, enabled: answers });
  if (!data || data.items.length === 0) return null;
  return (
    <section aria-label={t("reminder.title")}>
      <ul className={classes["to-do"]}>
        {data.items.map((notice) => (
          <Reminder key={notice.id} notice={notice} />
        ))}
      </ul>
    </section>
  );
}

function Reminder({ notice }: { notice: RequestNotice }) {
  const { t } = useText();
  const formats = useFormats();
  const act = useAct<void, void>({
    run: () => acknowledge(notice.id),
    touches: ["requests"],
    done: () => t("reminder.acknowledged"),
  });
  const out = notice.share === deadline;
  return (
    <li>
      <Tag tone={out ? "bad" : "warn"} icon={IconBellRinging}>
        {out
          ? t("reminder.deadline")
          : t("reminder.share", { n: formats.percent(notice.share / deadline) })}
      </Tag>
      <Link to="/requests/$requestId" params={{ requestId: notice.requestId }}>
        <bdi>{notice.record.caption}</bdi>
      </Link>
      <AuthorityMark authority={notice.partner} foreign />
      <span className="dim">
        {t("clock.due")} {formats.moment(notice.dueAt)}
        {notice.audience === "deciding" && ` · ${t("reminder.deciding")}`}
      </span>
      <Button
        className="push"
        size="compact-xs"
        variant="default"
        loading={act.isPending}
        onClick={() => act.mutate()}
      >
        {t("reminder.acknowledge")}
      </Button>
    </li>
  );
}
