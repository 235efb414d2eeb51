import { Button, Modal, PasswordInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { IconFingerprint, IconLogin2 } from "@tabler/icons-react";
import { useState } from "react";
import {
  confirmByPasskey,
  confirmByPassword,
  leaveForProvider,
  passkeysQuery,
  providersQuery,
} from "../api/account.ts";
import { sessionQuery } from "../api/people.ts";
import { useText } from "../i18n/text.ts";
import { ProblemNotice } from "../parts/notices.tsx";
import { passkeyProblem } from "../parts/passkey-problem.ts";

type Props = { onDone: (shown: boolean) => void };

/** Asks the person to show once more who they are, before a grave act. */
export function IdentityDialog({ onDone }: Props) {
  const { t } = useText();
  const passkeys = useQuery(passkeysQuery).data ?? [];
  const session = useQuery(sessionQuery).data;
  const providers = useQuery(providersQuery).data ?? [];
  const [password, setPassword] = useState("");
  const confirm = useMutation({
    mutationFn: (how: () => Promise<void>) =>
      how().catch((error: unknown) => {
        throw passkeyProblem(error);
      }),
    meta: { shownInPlace: true },
    onSuccess: () => onDone(true),
  });
  const cameByProvider = session?.session.method.startsWith("oidc") ?? false;
  return (
    <Modal
      opened
      onClose={() => onDone(false)}
      title={t("identity.title")}
      closeButtonProps={{ "aria-label": t("do.close") }}
    >
      <div className="stack">
        <p style={{ margin: 0 }}>{t("identity.meaning")}</p>
        {confirm.isError && <ProblemNotice error={confirm.error} />}
        {passkeys.length > 0 && (
          <Button
            data-autofocus
            leftSection={<IconFingerprint size={17} aria-hidden />}
            onClick={() => confirm.mutate(confirmByPasskey)}
          >
            {t("identity.passkey")}
          </Button>
        )}
        {cameByProvider &&
          providers.map(({ id, name }) => (
            <Button
              key={id}
              variant="default"
              leftSection={<IconLogin2 size={17} aria-hidden />}
              onClick={() =>
                confirm.mutate(() =>
                  leaveForProvider(id, location.pathname + location.search, true),
                )
              }
            >
              {t("sign-in.provider", { name })}
            </Button>
          ))}
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            confirm.mutate(() => confirmByPassword(password));
          }}
        >
          <PasswordInput
            label={t("sign-in.password")}
            autoComplete="current-password"
            visibilityToggleButtonProps={{ "aria-label": t("sign-in.show-password") }}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <div className="row" style={{ justifyContent: "end" }}>
            <Button variant="default" onClick={() => onDone(false)}>
              {t("do.cancel")}
            </Button>
            <Button type="submit" loading={confirm.isPending} disabled={password === ""}>
              {t("identity.confirm")}
            </Button>
          </div>
        </form>
      </div>
    </Modal>
  );
}
