import { Button, Modal, NativeSelect, TextInput } from "@mantine/core";
import type { Role } from "@entente/model";
import { useState } from "react";
import { addAccount } from "../../api/accounts.ts";
import type { GivenPassword } from "../../api/contract.ts";
import { fieldProblem } from "../../api/problem.ts";
import { isLanguage, languageNames, languages } from "../../i18n/language.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import { GivenPasswordDialog } from "./given-password.tsx";
import { RoleChoice } from "./role-choice.tsx";

/** Makes a user: who, which roles; then shows the password to begin with. */
export function NewUserDialog({ onClose }: { onClose: () => void }) {
  const { t, language: spoken } = useText();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [language, setLanguage] = useState(spoken);
  const [chosen, setChosen] = useState<readonly Role[]>([]);
  const add = useAct<void, GivenPassword>({
    run: () => addAccount({ name, email, language, roles: [...chosen] }),
    touches: ["accounts"],
  });
  if (add.data)
    return <GivenPasswordDialog name={name} password={add.data.password} onClose={onClose} />;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("user.add")}
      closeButtonProps={{ "aria-label": t("do.close") }}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate();
        }}
      >
        <TextInput
          data-autofocus
          label={t("account.name")}
          required
          value={name}
          error={fieldProblem(add.error, "name")}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t("sign-in.email")}
          type="email"
          autoComplete="off"
          required
          value={email}
          error={fieldProblem(add.error, "email")}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <NativeSelect
          label={t("user.language")}
          value={language}
          onChange={(event) => {
            const { value } = event.currentTarget;
            if (isLanguage(value)) setLanguage(value);
          }}
          data={languages.map((value) => ({ value, label: languageNames[value] }))}
        />
        <RoleChoice chosen={chosen} onChange={setChosen} />
        <div className="row" style={{ justifyContent: "end" }}>
          <Button variant="default" onClick={onClose}>
            {t("do.cancel")}
          </Button>
          <Button
            type="submit"
            loading={add.isPending}
            disabled={!name.trim() || !email.trim() || chosen.length === 0}
          >
            {t("user.add")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
