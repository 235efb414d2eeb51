import { Button, Textarea, TextInput } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import { updateCase } from "../../api/cases.ts";
import type { Case } from "../../api/contract.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import { Section } from "../../parts/layout.tsx";

type Change = { title: string; purpose: string };

/** The title and purpose of a case, changed in place. */
export function Purpose({ file }: { file: Case }) {
  const { t } = useText();
  const [draft, setDraft] = useState<Change>();
  const save = useAct<Change, Case>({
    run: (change) => updateCase(file.id, change),
    touches: ["cases"],
    done: () => t("case.saved"),
    undo: () => updateCase(file.id, { title: file.title, purpose: file.purpose }),
    after: () => setDraft(undefined),
  });
  if (!draft)
    return (
      <Section
        title={t("case.purpose")}
        actions={
          file.can.edit && (
            <Button
              variant="subtle"
              leftSection={<IconPencil size={14} aria-hidden />}
              onClick={() => setDraft({ title: file.title, purpose: file.purpose })}
            >
              {t("do.edit")}
            </Button>
          )
        }
      >
        <p style={{ margin: 0 }}>{file.purpose}</p>
      </Section>
    );
  return (
    <Section title={t("case.purpose")}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(draft);
        }}
      >
        <TextInput
          label={t("case.title")}
          required
          value={draft.title}
          onChange={(event) => setDraft({ ...draft, title: event.currentTarget.value })}
        />
        <Textarea
          label={t("case.purpose")}
          description={t("case.purpose.meaning")}
          required
          value={draft.purpose}
          onChange={(event) => setDraft({ ...draft, purpose: event.currentTarget.value })}
        />
        <div className="row">
          <Button type="submit" loading={save.isPending}>
            {t("do.save")}
          </Button>
          <Button variant="default" onClick={() => setDraft(undefined)}>
            {t("do.cancel")}
          </Button>
        </div>
      </form>
    </Section>
  );
}
