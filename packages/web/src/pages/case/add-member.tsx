import { TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { IconUserPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { Case } from "../../api/contract.ts";
import { usersQuery } from "../../api/people.ts";
import { useText } from "../../i18n/text.ts";
import classes from "./members.module.css";

type Props = { file: Case; onAdd: (userId: string) => void };

/** Finds a user of this node and adds them to a case. */
export function AddMember({ file, onAdd }: Props) {
  const { t } = useText();
  const [text, setText] = useState("");
  const [q] = useDebouncedValue(text.trim(), 200);
  const found = useQuery({ ...usersQuery(q), enabled: q.length > 0 }).data?.items ?? [];
  const candidates = q
    ? found.filter((user) => file.memberList.every((member) => member.id !== user.id))
    : [];
  return (
    <div style={{ padding: 12 }}>
      <TextInput
        leftSection={<IconUserPlus size={15} aria-hidden />}
        label={t("case.add-member")}
        placeholder={t("case.add-member.placeholder")}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={classes["found"]}>
        {candidates.map((user) => (
          <button
            key={user.id}
            type="button"
            className={classes["choice"]}
            onClick={() => {
              onAdd(user.id);
              setText("");
            }}
          >
            {user.name}
            <span className="dim push">
              {user.roles.map((role) => t(`role.${role}`)).join(", ")}
            </span>
          </button>
        ))}
        {q && candidates.length === 0 && <span className="dim">{t("list.nothing-found")}</span>}
      </div>
    </div>
  );
}
