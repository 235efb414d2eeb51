import { type NotificationData, notifications } from "@mantine/notifications";
import { textNow } from "../i18n/text.ts";

/** Says something for a while at the edge of the page. */
export function notify(notice: NotificationData): void {
  notifications.show({
    withBorder: true,
    closeButtonProps: { "aria-label": textNow("do.close") },
    ...notice,
  });
}
