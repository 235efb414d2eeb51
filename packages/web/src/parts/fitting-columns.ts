import { type RefObject, useEffect, useMemo, useState } from "react";

type Fitted = { readonly from?: number };

/** Leaves out the columns that ask for a wider list than `list` is now. */
export function useFittingColumns<Column extends Fitted>(
  list: RefObject<HTMLElement | null>,
  columns: readonly Column[],
  ready: boolean,
): readonly Column[] {
  const [fitting, setFitting] = useState(() => 2 ** columns.length - 1);
  useEffect(() => {
    const element = list.current;
    if (!element || !ready) return;
    const observer = new ResizeObserver(([entry]) => {
      const width = entry?.contentRect.width ?? 0;
      // One number tells which columns fit, so that most changes of width draw nothing again.
      setFitting(
        columns.reduce((sum, column, at) => (fits(column, width) ? sum | (1 << at) : sum), 0),
      );
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [list, columns, ready]);
  return useMemo(
    () => columns.filter((_column, at) => (fitting & (1 << at)) !== 0),
    [columns, fitting],
  );
}

function fits(column: Fitted, width: number): boolean {
  return column.from === undefined || width >= column.from;
}
