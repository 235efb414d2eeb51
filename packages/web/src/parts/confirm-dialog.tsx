import { Button, Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { useText } from "../i18n/text.ts";

type Props = {
  title: string;
  meaning: ReactNode;
  action: string;
  busy: boolean;
  onClose: () => void;
  onConfirmed: () => void;
};

/** Asks before an act that cannot be taken back. */
export function ConfirmDialog({ title, meaning, action, busy, onClose, onConfirmed }: Props) {
  const { t } = useText();
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeButtonProps={{ "aria-label": t("do.close") }}
    >
      <div className="stack">
        <div>{meaning}</div>
        <div className="row" style={{ justifyContent: "end" }}>
          <Button variant="default" data-autofocus onClick={onClose}>
            {t("do.cancel")}
          </Button>
          <Button color="red" loading={busy} onClick={onConfirmed}>
            {action}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
