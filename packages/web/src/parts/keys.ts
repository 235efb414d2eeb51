import { useEffect, useRef } from "react";

/** What a key does; returning nothing means that it was used. */
export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/**
 * Binds keys while the component is there. They rest while somebody writes, while a dialog is
 * open, and when a modifier is held. A key is named as in KeyboardEvent.key.
 */
export function useKeys(keys: KeyMap, active = true): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    if (!active) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const action = current.current[event.key];
      if (!action || isBusy(event)) return;
      event.preventDefault();
      action(event);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [active]);
}

function isBusy(event: KeyboardEvent): boolean {
  const target = event.target instanceof HTMLElement ? event.target : null;
  if (target?.closest("input, textarea, select, [contenteditable], [role=menu]")) return true;
  if (event.key === "Enter" && target?.closest("a, button, summary, [role=tab]")) return true;
  return document.querySelector("[role=dialog][aria-modal=true]") !== null;
}
