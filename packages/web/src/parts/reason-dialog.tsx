import { Button, Modal, Textarea } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useText } from "../i18n/text.ts";

type Props = {
  title: string;
  meaning: ReactNode;
  label: string;
  action: string;
  busy: boolean;
  onClose: () => void;
  onGiven: (reason: string) => void;
};

/** Asks for the reason that goes into the log with an act. */
export function ReasonDialog({ title, meaning, label, action, busy, onClose, onGiven }: Props) {
  const { t } = useText();
  const [reason, setReason] = useState("");
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeButtonProps={{ "aria-label": t("do.close") }}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          onGiven(reason.trim());
        }}
      >
        <p style={{ margin: 0 }}>{meaning}</p>
        <Textarea
          data-autofocus
          label={label}
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className="row" style={{ justifyContent: "end" }}>
          <Button variant="default" onClick={onClose}>
            {t("do.cancel")}
          </Button>
          <Button type="submit" loading={busy} disabled={reason.trim().length === 0}>
            {action}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
