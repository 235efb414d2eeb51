import { useSyncExternalStore } from "react";

const phone = globalThis.matchMedia("(max-width: 760px)");
const roomy = globalThis.matchMedia("(min-width: 1180px)");

const watch = (media: MediaQueryList) => (listener: () => void) => {
  media.addEventListener("change", listener);
  return () => media.removeEventListener("change", listener);
};
const watchPhone = watch(phone);
const watchRoomy = watch(roomy);

/** True at the width of a phone. */
export const usePhone = (): boolean => useSyncExternalStore(watchPhone, () => phone.matches);

/** True where a panel fits beside a list. */
export const useRoomForPanel = (): boolean => useSyncExternalStore(watchRoomy, () => roomy.matches);
