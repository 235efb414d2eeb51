import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconKey } from "@tabler/icons-react";
import { sessionQuery } from "../../api/people.ts";
import { isLanguage, languageNames, languages } from "../../i18n/language.ts";
import { useText } from "../../i18n/text.ts";
import { Columns, Facts, Page, Section } from "../../parts/layout.tsx";
import { Note, Waiting } from "../../parts/notices.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { useChooseLanguage } from "../../shell/use-session-acts.ts";
import { OwnSessions } from "./own-sessions.tsx";
import { Passkeys } from "./passkeys.tsx";
import { PasswordForm } from "./password-form.tsx";

/** One's own account: who one is here, passkeys, password, sessions. */
export function AccountPage() {
  const { t, language } = useText();
  const session = useQuery(sessionQuery).data;
  const choose = useChooseLanguage();
  if (!session) return <Waiting />;
  const { user } = session;
  const { limited } = session.session;
  return (
    <Page head={<PageHead title={t("account.title")} sub={user.name} />}>
      {limited && (
        <Note tone="warn" icon={IconKey}>
          <strong>{t(`account.limited.${limited}`)}</strong>{" "}
          {t(`account.limited.${limited}.meaning`)}
        </Note>
      )}
      <Columns>
        <div className="stack">
          <Passkeys />
          <OwnSessions />
        </div>
        <div className="stack">
          <Section title={t("account.you")}>
            <Facts
              items={[
                [t("account.name"), user.name],
                [t("sign-in.email"), user.email],
                [t("account.roles"), user.roles.map((role) => t(`role.${role}`)).join(", ")],
              ]}
            />
            <NativeSelect
              mt={10}
              label={t("user.language")}
              value={language}
              onChange={(event) => {
                const { value } = event.currentTarget;
                if (isLanguage(value)) choose(value);
              }}
              data={languages.map((value) => ({ value, label: languageNames[value] }))}
            />
          </Section>
          <PasswordForm email={user.email} />
        </div>
      </Columns>
    </Page>
  );
}
