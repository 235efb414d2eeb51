import type { NotificationData } from "@mantine/notifications";
import { useSyncExternalStore } from "react";
import { textNow } from "../i18n/text.ts";

let wanted = false;
const listeners = new Set<() => void>();

/** True once something has been said: only then is the place for it needed. */
export const useNoticesWanted = (): boolean => useSyncExternalStore(subscribe, () => wanted);

/** Says something for a while at the edge of the page. */
export async function notify(notice: NotificationData): Promise<void> {
  wanted = true;
  for (const listener of listeners) listener();
  const { notifications } = await import("./notices-store.ts");
  notifications.show({
    withBorder: true,
    closeButtonProps: { "aria-label": textNow("do.close") },
    ...notice,
  });
}

/** Takes back what was said. */
export async function unsay(id: string): Promise<void> {
  const { notifications } = await import("./notices-store.ts");
  notifications.hide(id);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
