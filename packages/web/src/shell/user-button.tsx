import { IconUser } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import type { Session } from "../api/contract.ts";
import { useText } from "../i18n/text.ts";
import classes from "./shell.module.css";

const fetchMenu = async () => ({ default: (await import("./user-menu.tsx")).UserMenu });
const UserMenu = lazy(fetchMenu);

type Props = { session: Session | null | undefined; folded: boolean; onKeys: () => void };

/** The user's name; its menu is fetched when somebody reaches for it. */
export function UserButton(props: Props) {
  const { t } = useText();
  const [asked, setAsked] = useState(false);
  const button = (
    <button
      type="button"
      className={classes["item"]}
      aria-haspopup="menu"
      onPointerEnter={() => void fetchMenu()}
      onClick={() => setAsked(true)}
    >
      <IconUser size={18} stroke={1.7} aria-hidden />
      <span className={props.folded ? "only-read-aloud" : "cut"}>
        {props.session?.user.name ?? t("user.menu")}
      </span>
    </button>
  );
  if (!asked) return button;
  return (
    <Suspense fallback={button}>
      <UserMenu {...props} />
    </Suspense>
  );
}
