import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconBan, IconCheck, IconLock, IconSearchOff } from "@tabler/icons-react";
import type { Rights } from "../../api/contract.ts";
import { rightsQuery } from "../../api/oversight.ts";
import { useText } from "../../i18n/text.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { Page, Section } from "../../parts/layout.tsx";
import { ProblemNotice, Waiting } from "../../parts/notices.tsx";
import { ScrollRegion } from "../../parts/scroll-region.tsx";
import { Tag } from "../../parts/tag.tsx";
import { OversightHead } from "./oversight-head.tsx";
import classes from "./oversight.module.css";

type User = Rights["users"][number];

/** Who has which role, and how signing in went. */
export function PeoplePart() {
  const { t } = useText();
  const formats = useFormats();
  const { data, error, refetch } = useQuery(rightsQuery);
  return (
    <Page head={<OversightHead tab="people" />}>
      {error && <ProblemNotice error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting lines={8} />}
      {data && (
        <Section title={t("rights.users")} flush>
          <ScrollRegion label={t("rights.table")} className={classes["scroll"]}>
            <table className={classes["table"]}>
              <caption className="only-read-aloud">{t("oversight.tab.people")}</caption>
              <thead>
                <tr>
                  <th scope="col">{t("rights.name")}</th>
                  <th scope="col">{t("rights.roles")}</th>
                  <th scope="col">{t("rights.state")}</th>
                  <th scope="col">{t("rights.last")}</th>
                  {(["cases", "passkeys", "failures", "refused"] as const).map((count) => (
                    <th key={count} scope="col" className={classes["num"]}>
                      {t(`rights.${count}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {data.users.map((user) => (
                  <UserLine key={user.id} user={user} />
                ))}
              </tbody>
            </table>
            <p className="dim" style={{ margin: "8px 12px" }}>
              {t("rights.attempts", {
                attempts: formats.number(data.failures.attempts),
                days: data.days,
                emails: formats.number(data.failures.emails),
                addresses: formats.number(data.failures.addresses),
              })}
            </p>
          </ScrollRegion>
        </Section>
      )}
    </Page>
  );
}

function UserLine({ user }: { user: User }) {
  const { t } = useText();
  const formats = useFormats();
  return (
    <tr>
      <th scope="row">
        <Link to="/oversight" search={{ tab: "log", actor: user.id }}>
          {user.name}
        </Link>
        <div className="dim">{user.email}</div>
      </th>
      <td>{formats.list(user.roles.map((role) => t(`role.${role}`)))}</td>
      <td>
        <UserState user={user} />
      </td>
      <td>{user.lastSignInAt ? formats.moment(user.lastSignInAt) : t("rights.never")}</td>
      {(["cases", "passkeys", "failures", "refusedAccesses"] as const).map((count) => (
        <td key={count} className={classes["num"]}>
          {formats.number(user[count])}
        </td>
      ))}
    </tr>
  );
}

function UserState({ user }: { user: User }) {
  const { t } = useText();
  if (user.disabled)
    return (
      <Tag tone="plain" icon={IconBan}>
        {t("rights.state.disabled")}
      </Tag>
    );
  if (user.locked)
    return (
      <Tag tone="warn" icon={IconLock}>
        {t("rights.state.locked")}
      </Tag>
    );
  if (user.searchStopped)
    return (
      <Tag tone="warn" icon={IconSearchOff}>
        {t("rights.state.search-stopped")}
      </Tag>
    );
  return (
    <Tag tone="good" icon={IconCheck}>
      {t("rights.state.active")}
    </Tag>
  );
}
