import { type RefObject, useEffect } from "react";

type Acts = { select: (index: number) => void; open: (index: number) => void };

/** Listens once for all rows of a list: a click selects, a double click opens; on a phone a tap opens. */
export function useRowClicks(
  list: RefObject<HTMLElement | null>,
  { select, open }: Acts,
  phone: boolean,
  ready: boolean,
): void {
  useEffect(() => {
    const element = list.current;
    if (!ready || !element) return;
    const onClick = (event: MouseEvent) => {
      const index = rowOf(event.target);
      if (index !== undefined) (phone ? open : select)(index);
    };
    const onDoubleClick = (event: MouseEvent) => {
      const index = rowOf(event.target);
      if (index !== undefined) open(index);
    };
    element.addEventListener("click", onClick);
    element.addEventListener("dblclick", onDoubleClick);
    return () => {
      element.removeEventListener("click", onClick);
      element.removeEventListener("dblclick", onDoubleClick);
    };
  }, [list, select, open, phone, ready]);
}

function rowOf(target: EventTarget | null): number | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>("[data-index]") : null;
  return row ? Number(row.dataset["index"]) : undefined;
}
