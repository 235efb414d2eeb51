import { Button, Modal, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { createCase } from "../../api/cases.ts";
import { fieldProblem } from "../../api/problem.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";

type Props = { onClose: () => void; onCreated: (id: string) => void };

/** Opens a case: its title, its purpose, the number it has elsewhere. */
export function NewCaseDialog({ onClose, onCreated }: Props) {
  const { t } = useText();
  const [title, setTitle] = useState("");
  const [purpose, setPurpose] = useState("");
  const [number, setNumber] = useState("");
  const create = useAct({
    run: () => createCase({ title, purpose, ...(number ? { number } : {}) }),
    touches: ["cases"],
    after: (made) => onCreated(made.id),
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("case.new")}
      closeButtonProps={{ "aria-label": t("do.close") }}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate();
        }}
      >
        <TextInput
          label={t("case.title")}
          required
          data-autofocus
          value={title}
          error={fieldProblem(create.error, "title")}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Textarea
          label={t("case.purpose")}
          description={t("case.purpose.meaning")}
          required
          value={purpose}
          error={fieldProblem(create.error, "purpose")}
          onChange={(event) => setPurpose(event.currentTarget.value)}
        />
        <TextInput
          label={t("case.number")}
          description={t("case.number.meaning")}
          value={number}
          error={fieldProblem(create.error, "number")}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <div className="row" style={{ justifyContent: "end" }}>
          <Button variant="default" onClick={onClose}>
            {t("do.cancel")}
          </Button>
          <Button
            type="submit"
            loading={create.isPending}
            disabled={!title.trim() || !purpose.trim()}
          >
            {t("case.create")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
