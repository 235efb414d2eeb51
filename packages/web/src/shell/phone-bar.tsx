import { Link, useLocation } from "@tanstack/react-router";
import { IconMenu2 } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import type { Session } from "../api/contract.ts";
import { useText } from "../i18n/text.ts";
import type { LiveState } from "../live/events.ts";
import type { Overlay } from "./shell.tsx";
import classes from "./shell.module.css";
import { useCounts } from "./use-counts.ts";
import { belongsTo } from "./places.ts";
import { usePlaces } from "./use-places.ts";

const MoreDrawer = lazy(async () => ({ default: (await import("./more-drawer.tsx")).MoreDrawer }));

type Props = {
  session: Session | null | undefined;
  live: LiveState;
  onOverlay: (overlay: Overlay) => void;
};

const inBar = 4;

/** The navigation at the bottom of a phone; what does not fit is behind "more". */
export function PhoneBar(props: Props) {
  const { t } = useText();
  const { pathname } = useLocation();
  const counts = useCounts();
  const places = usePlaces();
  const [more, setMore] = useState(false);
  return (
    <nav className={classes["bar"]} aria-label={t("nav.label")}>
      {places.slice(0, inBar).map((place) => {
        const { to, label, icon: Mark, count } = place;
        return (
          <Link
            key={to}
            to={to}
            className={classes["tab"]}
            activeProps={{ "aria-current": "page" }}
            {...(belongsTo(place, pathname) ? { "aria-current": "page" } : {})}
          >
            <Mark size={20} stroke={1.7} aria-hidden />
            {t(label)}
            {count && counts[count] > 0 && (
              <span className={classes["count"]}>{counts[count]}</span>
            )}
          </Link>
        );
      })}
      <button
        type="button"
        className={classes["tab"]}
        onClick={() => setMore(true)}
        aria-haspopup="dialog"
      >
        <IconMenu2 size={20} stroke={1.7} aria-hidden />
        {t("nav.more")}
      </button>
      {more && (
        <Suspense>
          <MoreDrawer {...props} places={places.slice(inBar)} onClose={() => setMore(false)} />
        </Suspense>
      )}
    </nav>
  );
}
