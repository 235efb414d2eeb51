import { IconArrowRight } from "@tabler/icons-react";
import type { SampleUser } from "../../api/contract.ts";
import { useText } from "../../i18n/text.ts";
import classes from "./sign-in.module.css";

type Props = {
  users: readonly SampleUser[];
  onEnter: (who: { email: string; password: string }) => void;
};

/** The users one may try the demonstration with. */
export function SampleUsers({ users, onEnter }: Props) {
  const { t } = useText();
  return (
    <section className={classes["samples"]}>
      <h2>{t("sign-in.samples")}</h2>
      <p>{t("sign-in.samples.meaning")}</p>
      {users.map((user) => (
        <button
          key={user.email}
          type="button"
          className={classes["sample"]}
          onClick={() => onEnter(user)}
        >
          <span className="cut">
            {user.name}
            <small className="cut">
              {user.roles.map((role) => t(`role.${role}`)).join(", ")} ·{" "}
              {user.language.toUpperCase()}
            </small>
          </span>
          <IconArrowRight size={16} className="push" aria-hidden />
        </button>
      ))}
    </section>
  );
}
