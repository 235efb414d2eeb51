import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconPlayerPlay, IconPlayerStop, IconZoomScan } from "@tabler/icons-react";
import { latestRunQuery, startRun, turnRun } from "../../api/duplicates.ts";
import { sessionQuery } from "../../api/people.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import classes from "./duplicates.module.css";

const runners = new Set<string>(["analyst", "approver", "magistrate", "administrator"]);
const lookAgainMs = 2_000;

/** Looking through the whole register: beginning, how far it is, stopping and going on. */
export function RunStrip() {
  const roles = useQuery(sessionQuery).data?.user.roles ?? [];
  return roles.some((role) => runners.has(role)) ? <Run /> : null;
}

function Run() {
  const { t } = useText();
  const formats = useFormats();
  const run = useQuery({
    ...latestRunQuery,
    refetchInterval: ({ state }) =>
      state.data?.items[0]?.state === "running" ? lookAgainMs : false,
  }).data?.items[0];
  const touches = ["duplicates"];
  const start = useAct({ run: startRun, touches, done: () => t("duplicate.run.started") });
  const turn = useAct<"cancel" | "resume">({
    run: async (how) => (run ? turnRun(run.id, how) : undefined),
    touches,
  });
  if (run?.state === "running")
    return (
      <div className={classes["run"]}>
        <progress value={run.share} max={1} aria-label={t("duplicate.run.progress")} />
        <span className="num dim">
          {t("duplicate.run.share", { share: formats.percent(run.share) })}
        </span>
        <Button
          variant="default"
          leftSection={<IconPlayerStop size={15} aria-hidden />}
          loading={turn.isPending}
          onClick={() => turn.mutate("cancel")}
        >
          {t("duplicate.run.stop")}
        </Button>
      </div>
    );
  return (
    <div className={classes["run"]}>
      {run?.state === "cancelled" && (
        <Button
          variant="default"
          leftSection={<IconPlayerPlay size={15} aria-hidden />}
          loading={turn.isPending}
          onClick={() => turn.mutate("resume")}
        >
          {t("duplicate.run.resume", { share: formats.percent(run.share) })}
        </Button>
      )}
      <Button
        variant="default"
        leftSection={<IconZoomScan size={15} aria-hidden />}
        loading={start.isPending}
        onClick={() => start.mutate()}
      >
        {t("duplicate.run.start")}
      </Button>
    </div>
  );
}
