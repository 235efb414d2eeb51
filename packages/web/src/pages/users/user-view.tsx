import { useQuery } from "@tanstack/react-query";
import { accountQuery } from "../../api/accounts.ts";
import { sessionQuery } from "../../api/people.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { Facts } from "../../parts/layout.tsx";
import { Note, ProblemNotice, Waiting } from "../../parts/notices.tsx";
import { PreviewHead } from "../../parts/preview-head.tsx";
import { UserActs } from "./user-acts.tsx";
import { UserStateTag } from "./user-columns.tsx";
import { UserRoles } from "./user-roles.tsx";

type Props = { userId: string; linked?: boolean };

/** A user: facts, roles, and what the administrator does about signing in. */
export function UserView({ userId, linked = false }: Props) {
  const { t } = useText();
  const formats = useFormats();
  const { data: user, error } = useQuery(accountQuery(userId));
  const own = useQuery(sessionQuery).data?.user.id === userId;
  if (error) return <ProblemNotice error={error} />;
  if (!user) return <Waiting />;
  return (
    <div className="stack" style={{ gap: 18 }}>
      {linked && <PreviewHead title={user.name} above={user.email} to={`/users/${user.id}`} />}
      <Facts
        items={[
          [t("user.state"), <UserStateTag key="state" disabled={user.disabled} />],
          [t("sign-in.email"), user.email],
          [t("user.since"), formats.date(user.createdAt)],
          [t("sign-in.password"), t(`user.password.${user.password}`)],
          [t("passkey.title"), formats.number(user.passkeys)],
          [t("session.title"), formats.number(user.sessions)],
          user.provider ? [t("user.provider"), t("user.provider.linked")] : null,
        ]}
      />
      {own ? (
        <Note>{t("user.own")}</Note>
      ) : (
        <>
          <UserRoles key={`${user.id} ${user.roles.join()}`} user={user} />
          <UserActs user={user} />
        </>
      )}
    </div>
  );
}
