import { Button, CopyButton, Modal } from "@mantine/core";
import { useText } from "../../i18n/text.ts";

type Props = { name: string; password: string; onClose: () => void };

/** A password that was made for somebody, shown this once. */
export function GivenPasswordDialog({ name, password, onClose }: Props) {
  const { t } = useText();
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={t("user.given", { name })}
      closeButtonProps={{ "aria-label": t("do.close") }}
    >
      <div className="stack">
        <p style={{ margin: 0 }}>{t("user.given.meaning")}</p>
        <output className="mono" style={{ fontSize: 18, userSelect: "all" }}>
          {password}
        </output>
        <div className="row" style={{ justifyContent: "end" }}>
          <CopyButton value={password}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {copied ? t("user.given.copied") : t("user.given.copy")}
              </Button>
            )}
          </CopyButton>
          <Button data-autofocus onClick={onClose}>
            {t("do.close")}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
