import { useQuery } from "@tanstack/react-query";
import { Outlet, useLocation } from "@tanstack/react-router";
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { authoritiesQuery, sessionQuery } from "../api/people.ts";
import type { Language } from "../api/contract.ts";
import { speak, useText } from "../i18n/text.ts";
import type { LiveEvent } from "../live/events.ts";
import { useLive } from "../live/use-live.ts";
import { AuthoritiesContext } from "../parts/authority-mark.tsx";
import { usePhone } from "../parts/narrow.ts";
import { HitNotice } from "./hit-notice.tsx";
import { IdentityCheck } from "./identity-check.tsx";
import { PhoneBar } from "./phone-bar.tsx";
import { Rail } from "./rail.tsx";
import { useShellKeys } from "./shell-keys.ts";
import classes from "./shell.module.css";

const Palette = lazy(async () => ({ default: (await import("./palette.tsx")).Palette }));
const KeysDialog = lazy(async () => ({ default: (await import("./keys-dialog.tsx")).KeysDialog }));

export type Overlay = "palette" | "keys" | null;

const foldMemory = "entente-folded";

/** The frame of every page behind the sign-in: navigation, content, palette. */
export function Shell() {
  const { t, language } = useText();
  const session = useQuery(sessionQuery).data;
  const rows = useQuery(authoritiesQuery).data;
  const authorities = useMemo(() => new Map(rows?.map((row) => [row.id, row])), [rows]);
  const phone = usePhone();
  const [overlay, setOverlay] = useState<Overlay>(null);
  const [folded, setFolded] = useState(localStorage.getItem(foldMemory) === "yes");
  const [event, setEvent] = useState<LiveEvent>();
  const live = useLive(setEvent);
  const close = useCallback(() => setOverlay(null), []);
  useShellKeys(setOverlay);
  useUserLanguage(session?.user.language, language);
  useFocusOnNewPage();

  const fold = () => {
    localStorage.setItem(foldMemory, folded ? "no" : "yes");
    setFolded(!folded);
  };

  return (
    <div className={classes["shell"]} data-folded={folded}>
      <a className={classes["skip"]} href="#content">
        {t("nav.skip")}
      </a>
      {!phone && (
        <Rail session={session} live={live} folded={folded} onFold={fold} onOverlay={setOverlay} />
      )}
      <main className={classes["main"]} id="content" tabIndex={-1}>
        <AuthoritiesContext value={authorities}>
          <Outlet />
        </AuthoritiesContext>
      </main>
      {phone && <PhoneBar session={session} live={live} onOverlay={setOverlay} />}
      <HitNotice event={event} />
      <IdentityCheck />
      <Suspense>
        {overlay === "palette" && <Palette onClose={close} onKeys={() => setOverlay("keys")} />}
        {overlay === "keys" && <KeysDialog onClose={close} />}
      </Suspense>
    </div>
  );
}

/** Speaks the language the user has chosen at this node before. */
function useUserLanguage(wish: Language | undefined, spoken: Language): void {
  const done = useRef(false);
  useEffect(() => {
    if (!wish || done.current) return;
    done.current = true;
    if (wish !== spoken) void speak(wish);
  }, [wish, spoken]);
}

/** Moves the reading position to the content when another page opens. */
function useFocusOnNewPage(): void {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    document.getElementById("content")?.focus({ preventScroll: true });
  }, [pathname]);
}
