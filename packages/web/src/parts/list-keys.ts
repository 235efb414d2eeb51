import { useCallback, useEffect, useMemo, useRef } from "react";
import type { CursorList } from "../api/cursor-list.ts";
import { useKeys } from "./keys.ts";

type Props<Row> = {
  list: CursorList<Row>;
  selected: string | undefined;
  onSelect: (id: string | undefined) => void;
  onOpen: (row: Row) => void;
  /** Brings a row into sight. */
  show: (index: number, align?: "auto" | "center") => void;
};

const leap = 15;

/** Moves through a list by keyboard: j/k or arrows, Home and End, Enter, Escape. */
export function useListKeys<Row extends { id: string }>(props: Props<Row>) {
  const { list, selected } = props;
  const { indexWhere } = list;
  const index = useMemo(
    () => (selected ? indexWhere((row) => row.id === selected) : -1),
    [indexWhere, selected],
  );
  const current = useRef({ ...props, index });
  useEffect(() => {
    current.current = { ...props, index };
  });

  const select = useCallback((to: number) => {
    const { list: rows, onSelect } = current.current;
    const row = rows.at(to);
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
    // The address follows a moment later; the next key must already start from here.
    current.current.index = to;
    select(to);
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
    Escape: () => props.onSelect(undefined),
  });
  return { index, select, open };
}
