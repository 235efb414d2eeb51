import { ActionIcon, NativeSelect } from "@mantine/core";
import { IconUserMinus } from "@tabler/icons-react";
import { putMember, removeMember } from "../../api/cases.ts";
import type { Case, CaseMember } from "../../api/contract.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import { Section } from "../../parts/layout.tsx";
import { AddMember } from "./add-member.tsx";
import classes from "./members.module.css";

/** The members of a case: only they see its records through it. */
export function Members({ file }: { file: Case }) {
  const { t } = useText();
  const put = useAct<Pick<CaseMember, "id" | "role">, Case>({
    run: ({ id, role }) => putMember(file.id, id, role),
    touches: ["cases"],
  });
  const remove = useAct<CaseMember, Case>({
    run: (member) => removeMember(file.id, member.id),
    touches: ["cases"],
    done: (_output, member) => t("case.member-removed", { name: member.name }),
    undo: (member) => putMember(file.id, member.id, member.role),
  });
  return (
    <Section title={t("case.members")} flush>
      <ul className={classes["members"]}>
        {file.memberList.map((member) => (
          <li key={member.id}>
            <span className="cut">{member.name}</span>
            {file.can.addMembers ? (
              <>
                <NativeSelect
                  size="xs"
                  aria-label={t("case.role-of", { name: member.name })}
                  value={member.role}
                  onChange={(event) =>
                    put.mutate({
                      id: member.id,
                      role: event.currentTarget.value === "lead" ? "lead" : "member",
                    })
                  }
                  data={(["lead", "member"] as const).map((value) => ({
                    value,
                    label: t(`case.role.${value}`),
                  }))}
                />
                <ActionIcon
                  onClick={() => remove.mutate(member)}
                  aria-label={t("case.remove-member", { name: member.name })}
                  title={t("case.remove-member", { name: member.name })}
                >
                  <IconUserMinus size={16} aria-hidden />
                </ActionIcon>
              </>
            ) : (
              <span className="dim">{t(`case.role.${member.role}`)}</span>
            )}
          </li>
        ))}
      </ul>
      {file.can.addMembers && (
        <AddMember file={file} onAdd={(id) => put.mutate({ id, role: "member" })} />
      )}
    </Section>
  );
}
