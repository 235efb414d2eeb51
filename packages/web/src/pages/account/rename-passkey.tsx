import { Button, Modal, TextInput } from "@mantine/core";
import { useState } from "react";
import { renamePasskey } from "../../api/account.ts";
import type { Passkey } from "../../api/contract.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";

type Props = { passkey: Passkey; onClose: () => void };

/** Gives a passkey another name. */
export function RenamePasskey({ passkey, onClose }: Props) {
  const { t } = useText();
  const [name, setName] = useState(passkey.name);
  const rename = useAct<void, void>({
    run: () => renamePasskey(passkey.id, name.trim()),
    touches: ["passkeys"],
    after: onClose,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("passkey.rename")}
      closeButtonProps={{ "aria-label": t("do.close") }}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          rename.mutate();
        }}
      >
        <TextInput
          data-autofocus
          label={t("passkey.name")}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className="row" style={{ justifyContent: "end" }}>
          <Button variant="default" onClick={onClose}>
            {t("do.cancel")}
          </Button>
          <Button type="submit" loading={rename.isPending} disabled={name.trim() === ""}>
            {t("do.save")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
