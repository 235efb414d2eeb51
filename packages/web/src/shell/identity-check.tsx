import { lazy, Suspense, useEffect, useState } from "react";
import { onIdentityWanted } from "../api/http.ts";

const IdentityDialog = lazy(async () => ({
  default: (await import("./identity-dialog.tsx")).IdentityDialog,
}));

type Answer = (shown: boolean) => void;

/** Opens the question who one is when the node asks it, and answers all acts that wait for it. */
export function IdentityCheck() {
  const [waiting, setWaiting] = useState<readonly Answer[]>([]);
  useEffect(() => {
    onIdentityWanted(() => new Promise((resolve) => setWaiting((before) => [...before, resolve])));
    return () => onIdentityWanted(async () => false);
  }, []);
  if (waiting.length === 0) return null;
  const done: Answer = (shown) => {
    for (const answer of waiting) answer(shown);
    setWaiting([]);
  };
  return (
    <Suspense>
      <IdentityDialog onDone={done} />
    </Suspense>
  );
}
