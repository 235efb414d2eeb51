import { Link, useLocation } from "@tanstack/react-router";
import {
  IconCommand,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
} from "@tabler/icons-react";
import type { Session } from "../api/contract.ts";
import { useText } from "../i18n/text.ts";
import type { LiveState } from "../live/events.ts";
import mark from "../theme/mark.svg";
import { LiveMark } from "./live-mark.tsx";
import type { Overlay } from "./shell.tsx";
import classes from "./shell.module.css";
import { UserButton } from "./user-button.tsx";
import { useCounts } from "./use-counts.ts";
import { belongsTo } from "./places.ts";
import { usePlaces } from "./use-places.ts";

type Props = {
  session: Session | null | undefined;
  live: LiveState;
  folded: boolean;
  onFold: () => void;
  onOverlay: (overlay: Overlay) => void;
};

/** The navigation at the left. */
export function Rail({ session, live, folded, onFold, onOverlay }: Props) {
  const { t } = useText();
  const { pathname } = useLocation();
  const counts = useCounts();
  const places = usePlaces();
  const foldLabel = folded ? t("nav.unfold") : t("nav.fold");
  return (
    <nav className={classes["rail"]} aria-label={t("nav.label")}>
      <Link to="/" className={classes["brand"]}>
        <img src={mark} alt="" width={28} height={28} />
        <span className={classes["word"]}>
          <strong>Entente</strong>
          <small>{session?.node.name}</small>
        </span>
      </Link>
      <button
        type="button"
        className={classes["item"]}
        onClick={() => onOverlay("palette")}
        title={t("palette.open")}
      >
        <IconCommand size={18} stroke={1.7} aria-hidden />
        <span className={folded ? "only-read-aloud" : "cut"}>{t("palette.short")}</span>
        <span className={`${classes["key"]} ${classes["word"]}`} aria-hidden>
          {commandKey}
        </span>
      </button>
      <div className={classes["rule"]} />
      {places.map((place) => {
        const { to, label, icon: Mark, key, count } = place;
        return (
          <Link
            key={to}
            to={to}
            className={classes["item"]}
            activeProps={{ "aria-current": "page" }}
            {...(belongsTo(place, pathname) ? { "aria-current": "page" } : {})}
            title={`${t(label)} (g ${key})`}
          >
            <Mark size={18} stroke={1.7} aria-hidden />
            <span className={folded ? "only-read-aloud" : ""}>{t(label)}</span>
            {count && counts[count] > 0 && (
              <span
                className={classes["count"]}
                title={t(`nav.waiting.${count}`, { count: counts[count] })}
              >
                {counts[count]}
              </span>
            )}
          </Link>
        );
      })}
      <div className={classes["foot"]}>
        <LiveMark state={live} wordClass={folded ? "only-read-aloud" : ""} />
        <UserButton session={session} folded={folded} onKeys={() => onOverlay("keys")} />
        <button type="button" className={classes["item"]} onClick={onFold} title={foldLabel}>
          {folded ? (
            <IconLayoutSidebarLeftExpand size={18} stroke={1.7} aria-hidden />
          ) : (
            <IconLayoutSidebarLeftCollapse size={18} stroke={1.7} aria-hidden />
          )}
          <span className={folded ? "only-read-aloud" : ""}>{foldLabel}</span>
        </button>
      </div>
    </nav>
  );
}

const commandKey = /Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘K" : "Ctrl K";
