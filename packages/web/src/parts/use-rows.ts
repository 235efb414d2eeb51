import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { offsetToShow, rowsInSight, slotsFor, type Sight } from "./rows-in-sight.ts";

type List = {
  count: number;
  /** Of every row, px. */
  height: number;
  /** Of what stands above the rows and stays there, px. */
  head: number;
  /** Whether the list is on the page. */
  ready: boolean;
};

/** Which rows to draw, and in which elements. */
export type Rows = {
  /** Indexes of the rows to be drawn, in the order of their elements. */
  drawn: readonly number[];
  /** The last row that is drawn. */
  last: number;
  /** The element that a row is drawn in. */
  slotOf: (index: number) => number;
  /** Brings a row into sight. */
  show: (index: number, align?: "nearest" | "center") => void;
};

const restMs = 150;

/**
 * Follows a scrolling list. A row that comes into sight is drawn in the element of one that has left:
 * while somebody scrolls, no element is made, removed or moved. At rest the elements are put into the
 * order of the rows, in which they are read aloud.
 */
export function useRows(scroller: RefObject<HTMLElement | null>, list: List): Rows {
  const { count, height, head, ready } = list;
  const sight = useRef<Sight>({ offset: 0, view: 0 });
  const [seen, setSeen] = useState({ top: 0, bottom: 0, view: 0, moving: false });

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || !ready) return;
    let rest: ReturnType<typeof setTimeout> | undefined;
    const look = (offset: number, view: number, moving: boolean) => {
      sight.current = { offset, view };
      const top = Math.floor(offset / height) * height;
      const bottom = Math.ceil((offset + view) / height) * height;
      // Nothing is drawn anew as long as the same rows are in sight.
      setSeen((before) =>
        before.top === top && before.bottom === bottom && before.moving === moving
          ? before
          : { top, bottom, view, moving },
      );
    };
    const resized = () => look(element.scrollTop, element.clientHeight - head, false);
    const rested = () => look(sight.current.offset, sight.current.view, false);
    const scrolled = () => {
      clearTimeout(rest);
      rest = setTimeout(rested, restMs);
      look(element.scrollTop, sight.current.view, true);
    };
    resized();
    const observer = new ResizeObserver(resized);
    observer.observe(element);
    element.addEventListener("scroll", scrolled, { passive: true });
    return () => {
      clearTimeout(rest);
      observer.disconnect();
      element.removeEventListener("scroll", scrolled);
    };
  }, [scroller, height, head, ready]);

  const show: Rows["show"] = (index, align = "nearest") => {
    const offset = offsetToShow(index, align, sight.current, height);
    if (offset !== sight.current.offset) scroller.current?.scrollTo({ top: offset });
  };

  const slots = slotsFor(seen.view, height);
  const slotOf = (index: number) => index % slots;
  const range = { offset: seen.top, view: seen.bottom - seen.top };
  const { first, end } = rowsInSight(range, height, count);
  const drawn = Array.from({ length: end - first }, (_, at) => first + at);
  if (seen.moving) drawn.sort((a, b) => slotOf(a) - slotOf(b));
  return { drawn, last: end - 1, slotOf, show };
}
