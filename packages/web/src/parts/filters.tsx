import { NativeSelect, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useText } from "../i18n/text.ts";
import { useKeys } from "./keys.ts";
import classes from "./list-page.module.css";

type SearchProps = {
  value: string | undefined;
  onChange: (value: string) => void;
  label: string;
};

const pause = 200;

/** A search field that `/` jumps to; what is typed counts after a short pause. */
export function SearchField({ value = "", onChange, label }: SearchProps) {
  const { t } = useText();
  const [text, setText] = useState(value);
  const field = useRef<HTMLInputElement>(null);
  const sent = useRef(value);
  useEffect(() => {
    if (value !== sent.current) setText(value);
    sent.current = value;
  }, [value]);
  useEffect(() => {
    if (text === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = text;
      onChange(text);
    }, pause);
    return () => clearTimeout(timer);
  }, [text, onChange]);
  useKeys({ "/": () => field.current?.focus() });

  return (
    <TextInput
      ref={field}
      className={classes["search"]}
      type="search"
      size="xs"
      leftSection={<IconSearch size={15} aria-hidden />}
      placeholder={label}
      aria-label={label}
      aria-keyshortcuts="/"
      title={t("keys.search")}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === "Escape" || event.key === "Enter") event.currentTarget.blur();
      }}
    />
  );
}

type FilterProps = {
  label: string;
  value: string | undefined;
  onChange: (value: string) => void;
  options: readonly { value: string; label: string }[];
  /** What no choice is called; left out where one is always chosen. */
  all?: string;
};

/** A filter with a few values. */
export function Filter({ label, value = "", onChange, options, all }: FilterProps) {
  return (
    <NativeSelect
      aria-label={label}
      title={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={all === undefined ? [...options] : [{ value: "", label: all }, ...options]}
      size="xs"
    />
  );
}
