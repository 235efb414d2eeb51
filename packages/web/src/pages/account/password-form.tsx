import { Button, PasswordInput } from "@mantine/core";
import { useState } from "react";
import { changePassword } from "../../api/account.ts";
import { fieldProblem } from "../../api/problem.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import { Section } from "../../parts/layout.tsx";

const shortest = 12;

/** Changing one's password against the one there is; other sessions end. */
export function PasswordForm({ email }: { email: string }) {
  const { t } = useText();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const change = useAct<void, void>({
    run: () => changePassword({ current, next }),
    touches: ["session", "own-sessions"],
    done: () => t("password.changed"),
    after: () => {
      setCurrent("");
      setNext("");
    },
  });
  const eye = { "aria-label": t("sign-in.show-password") };
  return (
    <Section title={t("password.title")}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        <input type="hidden" autoComplete="username" value={email} readOnly />
        <PasswordInput
          label={t("password.current")}
          autoComplete="current-password"
          visibilityToggleButtonProps={eye}
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <PasswordInput
          label={t("password.next")}
          description={t("password.next.meaning", { count: shortest })}
          autoComplete="new-password"
          visibilityToggleButtonProps={eye}
          value={next}
          error={fieldProblem(change.error, "next")}
          onChange={(event) => setNext(event.currentTarget.value)}
        />
        <Button
          type="submit"
          loading={change.isPending}
          disabled={current === "" || next.length < shortest}
        >
          {t("password.change")}
        </Button>
      </form>
    </Section>
  );
}
