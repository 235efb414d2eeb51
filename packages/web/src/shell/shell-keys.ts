import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useKeys } from "../parts/keys.ts";
import type { Overlay } from "./shell.tsx";
import { usePlaces } from "./use-places.ts";

const chordFor = 1200;

/** The keys that work on every page: Ctrl/⌘-K, `?`, and `g` followed by the letter of a place. */
export function useShellKeys(show: (overlay: Overlay) => void): void {
  const navigate = useNavigate();
  const places = usePlaces();
  const began = useRef(0);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      show("palette");
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [show]);

  const go = Object.fromEntries(
    places.map((place) => [
      place.key,
      () => {
        if (Date.now() - began.current < chordFor) void navigate({ to: place.to });
        began.current = 0;
      },
    ]),
  );
  useKeys({ ...go, g: () => void (began.current = Date.now()), "?": () => show("keys") });
}
