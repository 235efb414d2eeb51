import { Drawer } from "@mantine/core";
import { Link, useLocation } from "@tanstack/react-router";
import { IconCommand } from "@tabler/icons-react";
import type { Session } from "../api/contract.ts";
import { useText } from "../i18n/text.ts";
import type { LiveState } from "../live/events.ts";
import { LiveMark } from "./live-mark.tsx";
import { belongsTo, type Place } from "./places.ts";
import type { Overlay } from "./shell.tsx";
import classes from "./shell.module.css";
import { UserButton } from "./user-button.tsx";

type Props = {
  session: Session | null | undefined;
  live: LiveState;
  places: readonly Place[];
  onClose: () => void;
  onOverlay: (overlay: Overlay) => void;
};

/** What does not fit into the bar of a phone. */
export function MoreDrawer({ session, live, places, onClose, onOverlay }: Props) {
  const { t } = useText();
  const { pathname } = useLocation();
  const show = (overlay: Overlay) => {
    onClose();
    onOverlay(overlay);
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      position="bottom"
      size="auto"
      title={session?.node.name ?? "Entente"}
      closeButtonProps={{ "aria-label": t("do.close") }}
    >
      <div className={classes["drawer"]}>
        <button type="button" className={classes["item"]} onClick={() => show("palette")}>
          <IconCommand size={18} stroke={1.7} aria-hidden />
          {t("palette.open")}
        </button>
        {places.map((place) => {
          const { to, label, icon: Mark } = place;
          return (
            <Link
              key={to}
              to={to}
              className={classes["item"]}
              activeProps={{ "aria-current": "page" }}
              {...(belongsTo(place, pathname) ? { "aria-current": "page" } : {})}
              onClick={onClose}
            >
              <Mark size={18} stroke={1.7} aria-hidden />
              {t(label)}
            </Link>
          );
        })}
        <UserButton session={session} folded={false} onKeys={() => show("keys")} />
        <LiveMark state={live} wordClass="" />
      </div>
    </Drawer>
  );
}
