import { ActionIcon, Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconDeviceDesktop, IconDeviceMobile, IconLogout } from "@tabler/icons-react";
import { endOtherSessions, endOwnSession, ownSessionsQuery } from "../../api/account.ts";
import type { OwnSession } from "../../api/contract.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import { Age } from "../../parts/age.tsx";
import { Section } from "../../parts/layout.tsx";
import { ProblemNotice, Waiting } from "../../parts/notices.tsx";
import { Tag } from "../../parts/tag.tsx";
import classes from "./account.module.css";

/** Where one is signed in, and how to end that. */
export function OwnSessions() {
  const { t } = useText();
  const formats = useFormats();
  const { data, error } = useQuery(ownSessionsQuery);
  const end = useAct<OwnSession, void>({
    run: ({ id }) => endOwnSession(id),
    touches: ["own-sessions"],
    done: () => t("session.ended"),
  });
  const endOthers = useAct<void, void>({
    run: endOtherSessions,
    touches: ["own-sessions"],
    done: () => t("session.others-ended"),
  });
  const others = (data?.length ?? 0) > 1;
  return (
    <Section
      title={t("session.title")}
      flush
      actions={
        others && (
          <Button variant="subtle" size="xs" onClick={() => endOthers.mutate()}>
            {t("session.end-others")}
          </Button>
        )
      }
    >
      {error && <ProblemNotice error={error} />}
      {!data && !error && <Waiting lines={2} />}
      <ul className={classes["list"]}>
        {data?.map((session) => {
          const phone = /Android|iOS/.test(session.device);
          const Mark = phone ? IconDeviceMobile : IconDeviceDesktop;
          const device = session.device || t("session.unknown-device");
          return (
            <li key={session.id}>
              <Mark size={18} stroke={1.7} aria-hidden />
              <span>
                <span className="row-wrap">
                  {device}
                  {session.current && <Tag tone="accent">{t("session.current")}</Tag>}
                </span>
                <small>
                  {t(`session.method.${session.method}`)} ·{" "}
                  {t("session.since", { when: formats.moment(session.createdAt) })} ·{" "}
                  {t("session.last-use")} <Age at={session.lastSeenAt} />
                </small>
              </span>
              {!session.current && (
                <ActionIcon
                  onClick={() => end.mutate(session)}
                  aria-label={t("session.end-this", { device })}
                  title={t("session.end")}
                >
                  <IconLogout size={16} aria-hidden />
                </ActionIcon>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
