import { ActionIcon, Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconFingerprint, IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { addPasskey, passkeysQuery, removePasskey } from "../../api/account.ts";
import type { Passkey } from "../../api/contract.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { Section } from "../../parts/layout.tsx";
import { ProblemNotice, Waiting } from "../../parts/notices.tsx";
import { passkeyProblem } from "../../parts/passkey-problem.ts";
import classes from "./account.module.css";
import { RenamePasskey } from "./rename-passkey.tsx";

/** The passkeys one signs in with: adding, naming, removing. */
export function Passkeys() {
  const { t } = useText();
  const formats = useFormats();
  const { data, error } = useQuery(passkeysQuery);
  const [name, setName] = useState("");
  const [renaming, setRenaming] = useState<Passkey>();
  const [removing, setRemoving] = useState<Passkey>();
  const add = useAct<void, void>({
    run: () =>
      addPasskey(name.trim()).catch((reason: unknown) => {
        throw passkeyProblem(reason);
      }),
    touches: ["passkeys", "session", "own-sessions"],
    done: () => t("passkey.added"),
    after: () => setName(""),
  });
  const remove = useAct<Passkey, void>({
    run: ({ id }) => removePasskey(id),
    touches: ["passkeys"],
    done: (_output, { name: gone }) => t("passkey.removed", { name: gone }),
    after: () => setRemoving(undefined),
  });
  return (
    <Section title={t("passkey.title")} flush>
      {error && <ProblemNotice error={error} />}
      {!data && !error && <Waiting lines={2} />}
      {data?.length === 0 && <p className={classes["none"]}>{t("passkey.none")}</p>}
      <ul className={classes["list"]}>
        {data?.map((passkey) => (
          <li key={passkey.id}>
            <IconFingerprint size={18} stroke={1.7} aria-hidden />
            <span>
              <bdi>{passkey.name}</bdi>
              <small>
                {t("passkey.since", { when: formats.date(passkey.createdAt) })} ·{" "}
                {passkey.lastUsedAt
                  ? t("passkey.used", { when: formats.moment(passkey.lastUsedAt) })
                  : t("passkey.unused")}
                {passkey.backedUp && ` · ${t("passkey.backed-up")}`}
              </small>
            </span>
            <span className="row">
              <ActionIcon
                onClick={() => setRenaming(passkey)}
                aria-label={t("passkey.rename-this", { name: passkey.name })}
                title={t("passkey.rename")}
              >
                <IconPencil size={16} aria-hidden />
              </ActionIcon>
              <ActionIcon
                onClick={() => setRemoving(passkey)}
                aria-label={t("passkey.remove-this", { name: passkey.name })}
                title={t("passkey.remove")}
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            </span>
          </li>
        ))}
      </ul>
      <form
        className={classes["add"]}
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate();
        }}
      >
        <TextInput
          label={t("passkey.name")}
          placeholder={t("passkey.name.example")}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button
          type="submit"
          leftSection={<IconPlus size={15} aria-hidden />}
          loading={add.isPending}
          disabled={name.trim() === ""}
        >
          {t("passkey.add")}
        </Button>
      </form>
      {renaming && <RenamePasskey passkey={renaming} onClose={() => setRenaming(undefined)} />}
      {removing && (
        <ConfirmDialog
          title={t("passkey.remove-this", { name: removing.name })}
          meaning={t("passkey.remove.meaning")}
          action={t("passkey.remove")}
          busy={remove.isPending}
          onClose={() => setRemoving(undefined)}
          onConfirmed={() => remove.mutate(removing)}
        />
      )}
    </Section>
  );
}
