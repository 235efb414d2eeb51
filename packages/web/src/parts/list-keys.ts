import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { CursorList } from "../api/cursor-list.ts";
import { useKeys } from "./keys.ts";

type Props<Row> = {
  list: CursorList<Row>;
  selected: string | undefined;
  onSelect: (id: string | undefined) => void;
  onOpen: (row: Row) => void;
  /** Brings a row into sight. */
  show: (index: number, align?: "nearest" | "center") => void;
};

const leap = 15;
/** A key that is held down comes again sooner than this. */
const settleMs = 80;

/**
 * Moves through a list by keyboard: j/k or arrows, Home and End, Enter, Escape. The selection moves at
 * once; the rest of the page is told of it when the key is let go, for it takes longer than a key does.
 */
export function useListKeys<Row extends { id: string }>(props: Props<Row>) {
  const { list } = props;
  const { indexWhere } = list;
  const [ahead, setAhead] = useState<{ id: string; index: number }>();
  if (ahead && ahead.id === props.selected) setAhead(undefined);
  const selected = ahead?.id ?? props.selected;
  const found = useMemo(
    () => (props.selected ? indexWhere((row) => row.id === props.selected) : -1),
    [indexWhere, props.selected],
  );
  const index = ahead?.index ?? found;
  const current = useRef({ ...props, index });
  useEffect(() => {
    current.current = { ...props, index };
  });
  useEffect(() => {
    if (!ahead) return;
    const timer = setTimeout(() => current.current.onSelect(ahead.id), settleMs);
    return () => clearTimeout(timer);
  }, [ahead]);

  const select = useCallback((to: number) => {
    const { list: rows, onSelect } = current.current;
    const row = rows.at(to);
    setAhead(undefined);
    if (row) onSelect(row.id);
  }, []);
  const open = useCallback((at: number) => {
    const { list: rows, onOpen } = current.current;
    const row = rows.at(at);
    if (row) onOpen(row);
  }, []);
  const move = (by: number) => {
    const from = current.current.index;
    const to = from < 0 ? 0 : Math.min(Math.max(from + by, 0), list.count - 1);
    // What is drawn follows a moment later; the next key must already start from here.
    current.current.index = to;
    const row = list.at(to);
    if (row) setAhead({ id: row.id, index: to });
    props.show(to);
  };

  const wasShown = useRef(false);
  useEffect(() => {
    if (wasShown.current || index < 0) return;
    wasShown.current = true;
    current.current.show(index, "center");
  }, [index]);

  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    PageDown: () => move(leap),
    PageUp: () => move(-leap),
    Home: () => move(-list.count),
    End: () => move(list.count),
    Enter: () => index >= 0 && open(index),
    Escape: () => {
      setAhead(undefined);
      props.onSelect(undefined);
    },
  });
  return { index, selected, select, open };
}
