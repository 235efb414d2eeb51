import { Button } from "@mantine/core";
import type { Role } from "@entente/model";
import { useState } from "react";
import { changeAccount } from "../../api/accounts.ts";
import type { Account } from "../../api/contract.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import { RoleChoice } from "./role-choice.tsx";

/** The roles of a user, to be changed; the user's sessions end with that. */
export function UserRoles({ user }: { user: Account }) {
  const { t } = useText();
  const [chosen, setChosen] = useState<readonly Role[]>(user.roles);
  const change = useAct<void, Account>({
    run: () => changeAccount(user.id, { roles: [...chosen] }),
    touches: ["accounts"],
    done: () => t("user.roles.changed", { name: user.name }),
  });
  const changed =
    chosen.length !== user.roles.length || chosen.some((role) => !user.roles.includes(role));
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate();
      }}
    >
      <RoleChoice chosen={chosen} onChange={setChosen} />
      {changed && (
        <div className="row">
          <Button type="submit" loading={change.isPending} disabled={chosen.length === 0}>
            {t("do.save")}
          </Button>
          <Button variant="default" onClick={() => setChosen(user.roles)}>
            {t("do.cancel")}
          </Button>
          <span className="dim">{t("user.roles.meaning")}</span>
        </div>
      )}
    </form>
  );
}
