import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { sampleUsersQuery, sessionQuery, signIn } from "../../api/people.ts";
import { ProblemError } from "../../api/problem.ts";
import { languageNames, languages } from "../../i18n/language.ts";
import { speak, useText } from "../../i18n/text.ts";
import { insideOnly } from "../../parts/inside-only.ts";
import { ProblemNotice } from "../../parts/notices.tsx";
import { passkeyProblem } from "../../parts/passkey-problem.ts";
import mark from "../../theme/mark.svg";
import { OtherWays } from "./other-ways.tsx";
import { SampleUsers } from "./sample-users.tsx";
import classes from "./sign-in.module.css";

/** Signing in; in the demonstration one click on a sample user does. */
export function SignIn() {
  const { t, language } = useText();
  const router = useRouter();
  const client = useQueryClient();
  const { to, failed } = useSearch({ from: "/sign-in" });
  const samples = useQuery(sampleUsersQuery).data ?? [];
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const enter = useMutation({
    mutationFn: (how: () => Promise<unknown>) =>
      how().catch((error: unknown) => {
        throw passkeyProblem(error);
      }),
    meta: { shownInPlace: true },
    onSuccess: async () => {
      client.removeQueries({ queryKey: sessionQuery.queryKey });
      await router.navigate({ href: insideOnly(to) });
    },
  });
  useEffect(() => {
    document.title = `${t("sign-in.title")} · Entente`;
  }, [t]);

  return (
    <main className={classes["page"]}>
      <div className={classes["card"]} data-alone={samples.length === 0}>
        <form
          className={classes["form"]}
          onSubmit={(event) => {
            event.preventDefault();
            enter.mutate(() => signIn(email, password));
          }}
        >
          <div className={classes["brand"]}>
            <img src={mark} alt="" width={44} height={44} />
            <div>
              <h1>Entente</h1>
              <p>{t("sign-in.claim")}</p>
            </div>
          </div>
          {enter.isError && <ProblemNotice error={enter.error} />}
          {failed && !enter.isError && <ProblemNotice error={failedAtProvider(failed)} />}
          <TextInput
            label={t("sign-in.email")}
            type="email"
            autoComplete="username"
            required
            withAsterisk={false}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordInput
            label={t("sign-in.password")}
            autoComplete="current-password"
            required
            withAsterisk={false}
            visibilityToggleButtonProps={{ "aria-label": t("sign-in.show-password") }}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" size="sm" loading={enter.isPending}>
            {t("sign-in.enter")}
          </Button>
          <OtherWays onEnter={enter.mutate} returnTo={insideOnly(to)} />
          <div className={classes["languages"]}>
            {languages.map((each) => (
              <Button
                key={each}
                variant={each === language ? "light" : "subtle"}
                aria-pressed={each === language}
                lang={each}
                onClick={() => void speak(each)}
              >
                {languageNames[each]}
              </Button>
            ))}
          </div>
        </form>
        {samples.length > 0 && (
          <SampleUsers
            users={samples}
            onEnter={(who) => enter.mutate(() => signIn(who.email, who.password))}
          />
        )}
      </div>
    </main>
  );
}

/** What a provider sent back instead of a person, by the code in the address. */
function failedAtProvider(code: string): ProblemError {
  return new ProblemError({
    type: `https://entente.example/problems/${code}`,
    title: code,
    status: 401,
  });
}
