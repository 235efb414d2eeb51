import type { NotificationData } from "@mantine/notifications";
import { textNow } from "../i18n/text.ts";

/** Says something for a while at the edge of the page. */
export async function notify(notice: NotificationData): Promise<void> {
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
