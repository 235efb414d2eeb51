import { Modal } from "@mantine/core";
import { useText, type TextKey } from "../i18n/text.ts";
import classes from "./palette.module.css";
import { usePlaces } from "./use-places.ts";

const keys: readonly (readonly [string, TextKey])[] = [
  ["Ctrl/⌘ K", "keys.palette"],
  ["/", "keys.search"],
  ["j ↓", "keys.down"],
  ["k ↑", "keys.up"],
  ["Enter", "keys.open"],
  ["Esc", "keys.close"],
  ["Home End", "keys.ends"],
  ["?", "keys.help"],
];

/** All keys in one place. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const places = usePlaces();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("keys.title")}
      closeButtonProps={{ "aria-label": t("do.close") }}
    >
      <dl className={classes["keys"]}>
        {keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(meaning)}</dd>
          </div>
        ))}
        {places.map((place) => (
          <div key={place.to}>
            <dt>
              <kbd>g {place.key}</kbd>
            </dt>
            <dd>{t(place.label)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
