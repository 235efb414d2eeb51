import { IconFingerprint, IconUserCheck, IconUserOff } from "@tabler/icons-react";
import { useMemo } from "react";
import type { Account } from "../../api/contract.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { Tag } from "../../parts/tag.tsx";
import type { Column } from "../../parts/virtual-list.tsx";

/** Whether a user may sign in. */
export function UserStateTag({ disabled }: { disabled: boolean }) {
  const { t } = useText();
  return (
    <Tag tone={disabled ? "warn" : "plain"} icon={disabled ? IconUserOff : IconUserCheck}>
      {disabled ? t("user.state.disabled") : t("user.state.active")}
    </Tag>
  );
}

/** The columns of the list of users. */
export function useUserColumns(): readonly Column<Account>[] {
  const { t } = useText();
  const formats = useFormats();
  return useMemo(
    () => [
      {
        key: "name",
        label: t("account.name"),
        width: "minmax(150px, 2fr)",
        render: (row) => <bdi>{row.name}</bdi>,
      },
      {
        key: "email",
        from: 700,
        label: t("sign-in.email"),
        width: "minmax(160px, 2fr)",
        render: (row) => <span title={row.email}>{row.email}</span>,
      },
      {
        key: "roles",
        label: t("account.roles"),
        width: "minmax(160px, 3fr)",
        render: (row) => formats.list(row.roles.map((role) => t(`role.${role}`))),
      },
      {
        key: "passkeys",
        from: 620,
        label: t("passkey.title"),
        width: "90px",
        end: true,
        render: (row) =>
          row.passkeys > 0 ? (
            <span className="row num">
              <IconFingerprint size={14} aria-hidden />
              {formats.number(row.passkeys)}
            </span>
          ) : (
            <span className="dim">{t("user.no-passkey")}</span>
          ),
      },
      {
        key: "state",
        from: 480,
        label: t("user.state"),
        width: "118px",
        render: (row) => <UserStateTag disabled={row.disabled} />,
      },
    ],
    [t, formats],
  );
}

/** A user in two lines, for a phone. */
export function UserCompact(row: Account) {
  return (
    <div className="stack" style={{ gap: 2 }}>
      <span className="row">
        <bdi className="cut">{row.name}</bdi>
        <span className="push">
          <UserStateTag disabled={row.disabled} />
        </span>
      </span>
      <span className="cut dim">{row.email}</span>
    </div>
  );
}
