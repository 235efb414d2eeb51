import { Button } from "@mantine/core";
import {
  IconFingerprintOff,
  IconKey,
  IconLogout,
  IconUserCheck,
  IconUserOff,
} from "@tabler/icons-react";
import { useState } from "react";
import {
  changeAccount,
  endAccountSessions,
  givePassword,
  removeAccountPasskeys,
} from "../../api/accounts.ts";
import type { Account, GivenPassword } from "../../api/contract.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { GivenPasswordDialog } from "./given-password.tsx";

type Asked = "password" | "passkeys" | "disable";

/** What an administrator does about a user's signing in. */
export function UserActs({ user }: { user: Account }) {
  const { t } = useText();
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  const touches = ["accounts"];
  const give = useAct<void, GivenPassword>({
    run: () => givePassword(user.id),
    touches,
    after: close,
  });
  const end = useAct<void, Account>({
    run: () => endAccountSessions(user.id),
    touches,
    done: () => t("user.sessions-ended", { name: user.name }),
  });
  const remove = useAct<void, Account>({
    run: () => removeAccountPasskeys(user.id),
    touches,
    done: () => t("user.passkeys-removed", { name: user.name }),
    after: close,
  });
  const enable = useAct<boolean, Account>({
    run: (disabled) => changeAccount(user.id, { disabled }),
    touches,
    done: (_output, disabled) =>
      t(disabled ? "user.disabled" : "user.enabled", { name: user.name }),
    after: close,
  });
  const dialogs = {
    password: { action: t("user.give-password"), run: () => give.mutate(), busy: give.isPending },
    passkeys: {
      action: t("user.remove-passkeys"),
      run: () => remove.mutate(),
      busy: remove.isPending,
    },
    disable: { action: t("user.disable"), run: () => enable.mutate(true), busy: enable.isPending },
  };
  const dialog = asked && dialogs[asked];
  return (
    <div className="row-wrap">
      <Button
        variant="default"
        leftSection={<IconKey size={15} aria-hidden />}
        onClick={() => setAsked("password")}
      >
        {t("user.give-password")}
      </Button>
      {user.sessions > 0 && (
        <Button
          variant="default"
          leftSection={<IconLogout size={15} aria-hidden />}
          loading={end.isPending}
          onClick={() => end.mutate()}
        >
          {t("user.end-sessions")}
        </Button>
      )}
      {user.passkeys > 0 && (
        <Button
          variant="default"
          leftSection={<IconFingerprintOff size={15} aria-hidden />}
          onClick={() => setAsked("passkeys")}
        >
          {t("user.remove-passkeys")}
        </Button>
      )}
      {user.disabled ? (
        <Button
          variant="default"
          leftSection={<IconUserCheck size={15} aria-hidden />}
          loading={enable.isPending}
          onClick={() => enable.mutate(false)}
        >
          {t("user.enable")}
        </Button>
      ) : (
        <Button
          variant="default"
          leftSection={<IconUserOff size={15} aria-hidden />}
          onClick={() => setAsked("disable")}
        >
          {t("user.disable")}
        </Button>
      )}
      {asked && dialog && (
        <ConfirmDialog
          title={`${dialog.action}: ${user.name}`}
          meaning={t(`user.ask.${asked}`)}
          action={dialog.action}
          busy={dialog.busy}
          onClose={close}
          onConfirmed={dialog.run}
        />
      )}
      {give.data && (
        <GivenPasswordDialog
          name={user.name}
          password={give.data.password}
          onClose={() => give.reset()}
        />
      )}
    </div>
  );
}
