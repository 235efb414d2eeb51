import { Drawer } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { IconCommand, IconMenu2 } from "@tabler/icons-react";
import { useState } from "react";
import type { Session } from "../api/contract.ts";
import { useText } from "../i18n/text.ts";
import type { LiveState } from "../live/events.ts";
import { LiveMark } from "./live-mark.tsx";
import { places } from "./places.ts";
import type { Overlay } from "./shell.tsx";
import classes from "./shell.module.css";
import { useCounts } from "./use-counts.ts";
import { UserMenu } from "./user-menu.tsx";

type Props = {
  session: Session | null | undefined;
  live: LiveState;
  onOverlay: (overlay: Overlay) => void;
};

const inBar = 4;

/** The navigation at the bottom of a phone; what does not fit is behind "more". */
export function PhoneBar({ session, live, onOverlay }: Props) {
  const { t } = useText();
  const counts = useCounts();
  const [more, setMore] = useState(false);
  const close = () => setMore(false);
  return (
    <nav className={classes["bar"]} aria-label={t("nav.label")}>
      {places.slice(0, inBar).map(({ to, label, icon: Mark, count }) => (
        <Link key={to} to={to} className={classes["tab"]} activeProps={{ "aria-current": "page" }}>
          <Mark size={20} stroke={1.7} aria-hidden />
          {t(label)}
          {count && counts[count] > 0 && <span className={classes["count"]}>{counts[count]}</span>}
        </Link>
      ))}
      <button
        type="button"
        className={classes["tab"]}
        onClick={() => setMore(true)}
        aria-haspopup="dialog"
      >
        <IconMenu2 size={20} stroke={1.7} aria-hidden />
        {t("nav.more")}
      </button>
      <Drawer
        opened={more}
        onClose={close}
        position="bottom"
        size="auto"
        title={session?.node.name ?? "Entente"}
        closeButtonProps={{ "aria-label": t("do.close") }}
      >
        <div className={classes["drawer"]} style={{ padding: 8, borderRadius: 6 }}>
          <button
            type="button"
            className={classes["item"]}
            onClick={() => {
              close();
              onOverlay("palette");
            }}
          >
            <IconCommand size={18} stroke={1.7} aria-hidden />
            {t("palette.open")}
          </button>
          {places.slice(inBar).map(({ to, label, icon: Mark }) => (
            <Link
              key={to}
              to={to}
              className={classes["item"]}
              activeProps={{ "aria-current": "page" }}
              onClick={close}
            >
              <Mark size={18} stroke={1.7} aria-hidden />
              {t(label)}
            </Link>
          ))}
          <UserMenu session={session} folded={false} onKeys={() => onOverlay("keys")} />
          <LiveMark state={live} wordClass="" />
        </div>
      </Drawer>
    </nav>
  );
}
