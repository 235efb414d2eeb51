import { Checkbox } from "@mantine/core";
import { roles, type Role } from "@entente/model";
import { useText } from "../../i18n/text.ts";

type Props = { chosen: readonly Role[]; onChange: (roles: readonly Role[]) => void };

/** Which roles a user has. */
export function RoleChoice({ chosen, onChange }: Props) {
  const { t } = useText();
  return (
    <Checkbox.Group
      label={t("account.roles")}
      value={[...chosen]}
      onChange={(words) => onChange(roles.filter((role) => words.includes(role)))}
    >
      <div className="stack" style={{ gap: 8, marginTop: 8 }}>
        {roles.map((role) => (
          <Checkbox
            key={role}
            size="sm"
            value={role}
            label={t(`role.${role}`)}
            description={t(`role.may.${role}`)}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}
