import { Button, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { IconLock } from "@tabler/icons-react";
import { useState } from "react";
import { useText } from "../../i18n/text.ts";
import { Page, Section } from "../../parts/layout.tsx";
import { Note, ProblemNotice } from "../../parts/notices.tsx";
import { PageHead } from "../../parts/page-head.tsx";

const shortest = 10;

/** Asks why a record is read; the answer goes into the log with the reading. */
export function JustificationForm({ onGiven }: { onGiven: (text: string) => Promise<void> }) {
  const { t } = useText();
  const [text, setText] = useState("");
  const give = useMutation({ mutationFn: onGiven, meta: { shownInPlace: true } });
  return (
    <Page head={<PageHead title={t("justify.title")} />}>
      <div style={{ maxWidth: 620 }} className="stack">
        <Note icon={IconLock}>{t("justify.meaning")}</Note>
        <Section title={t("justify.yours")}>
          <form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault();
              give.mutate(text.trim());
            }}
          >
            {give.isError && <ProblemNotice error={give.error} />}
            <Textarea
              label={t("justify.label")}
              description={t("justify.example")}
              required
              minRows={3}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <div>
              <Button
                type="submit"
                loading={give.isPending}
                disabled={text.trim().length < shortest}
              >
                {t("justify.read")}
              </Button>
            </div>
          </form>
        </Section>
      </div>
    </Page>
  );
}
