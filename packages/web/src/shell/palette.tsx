import { Modal, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { type KeyboardEvent, useId, useState } from "react";
import { useText } from "../i18n/text.ts";
import { usePaletteEntries, type Entry } from "./palette-entries.tsx";
import classes from "./palette.module.css";

type Props = { onClose: () => void; onKeys: () => void };

/** Commands, cases and records under one field. */
export function Palette({ onClose, onKeys }: Props) {
  const { t } = useText();
  const listId = useId();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(0);
  const entries = usePaletteEntries(text.trim(), onKeys);
  const at = Math.min(chosen, entries.length - 1);

  const run = (entry: Entry | undefined) => {
    if (!entry) return;
    onClose();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      const next = (at + step + entries.length) % Math.max(entries.length, 1);
      setChosen(next);
      document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: "nearest" });
    }
    if (event.key === "Enter") run(entries[at]);
  };

  return (
    <Modal
      opened
      onClose={onClose}
      size={600}
      yOffset="12vh"
      centered={false}
      title={t("palette.open")}
      closeButtonProps={{ "aria-label": t("do.close") }}
    >
      <TextInput
        data-autofocus
        size="md"
        leftSection={<IconSearch size={17} aria-hidden />}
        placeholder={t("palette.placeholder")}
        aria-label={t("palette.placeholder")}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={entries.length > 0 ? `${listId}-${at}` : undefined}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        className={classes["results"]}
        role="listbox"
        id={listId}
        aria-label={t("palette.results")}
        tabIndex={-1}
      >
        {entries.map((entry, index) => (
          <div key={entry.key} role="presentation">
            {entry.group !== entries[index - 1]?.group && (
              <div className={classes["group"]} role="presentation">
                {entry.group}
              </div>
            )}
            <button
              type="button"
              tabIndex={-1}
              id={`${listId}-${index}`}
              className={classes["option"]}
              role="option"
              aria-selected={index === at}
              onMouseMove={() => setChosen(index)}
              onClick={() => run(entry)}
            >
              {entry.icon}
              <span className="cut">{entry.label}</span>
              {entry.detail && <span className="dim cut push">{entry.detail}</span>}
            </button>
          </div>
        ))}
      </div>
      {entries.length === 0 && <p className="dim">{t("palette.nothing")}</p>}
      <div className={classes["foot"]}>
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> {t("palette.choose")}
        </span>
        <span>
          <kbd>Enter</kbd> {t("keys.open")}
        </span>
        <span>
          <kbd>Esc</kbd> {t("keys.close")}
        </span>
      </div>
    </Modal>
  );
}
