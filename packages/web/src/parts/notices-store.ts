// Reached by import() only: the library comes once the first page stands.
export { Notifications, notifications } from "@mantine/notifications";
