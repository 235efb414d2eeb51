import { type CSSProperties, type ReactNode, useEffect, useMemo, useRef } from "react";
import type { CursorList } from "../api/cursor-list.ts";
import { useFittingColumns } from "./fitting-columns.ts";
import { ListFoot } from "./list-foot.tsx";
import { ListHead } from "./list-head.tsx";
import { ListRow } from "./list-row.tsx";
import { useListKeys } from "./list-keys.ts";
import { useRowClicks } from "./row-clicks.ts";
import { useRows } from "./use-rows.ts";
import { usePhone } from "./narrow.ts";
import { ProblemNotice, Waiting } from "./notices.tsx";
import classes from "./virtual-list.module.css";

export type Column<Row> = {
  key: string;
  label: string;
  /** A grid track: `1fr`, `minmax(120px, 2fr)`, `90px`. */
  width: string;
  /** What the node sorts by, when it can. */
  sort?: string;
  end?: boolean;
  /** The width of the list in px from which it is shown. */
  from?: number;
  render: (row: Row) => ReactNode;
};

type Props<Row> = {
  list: CursorList<Row>;
  /** Must stay the same object between renders, or every row is drawn again. */
  columns: readonly Column<Row>[];
  /** One cell that says the same at the width of a phone. */
  compact: (row: Row) => ReactNode;
  label: string;
  selected: string | undefined;
  onSelect: (id: string | undefined) => void;
  onOpen: (row: Row) => void;
  sort?: string | undefined;
  onSort?: (sort: string) => void;
  empty: ReactNode;
};

type Listed = { id: string; foreign?: boolean };

const rowHeight = 36;
const compactHeight = 64;
const headHeight = 32;
const unknownMore = 40;

/** A list of any length: only the rows in sight exist, only the pages come near are fetched. */
export function VirtualList<Row extends Listed>(props: Props<Row>) {
  const { list, compact, label, sort, empty } = props;
  const phone = usePhone();
  const scroller = useRef<HTMLDivElement>(null);
  const ready = list.state === "ready" && list.count > 0;
  const columns = useFittingColumns(scroller, props.columns, ready);
  const height = phone ? compactHeight : rowHeight;
  const more = list.hasMore
    ? Math.min(unknownMore, Math.max(1, (list.total ?? list.count + unknownMore) - list.count))
    : 0;
  const rowCount = list.count + more;
  const head = phone ? 0 : headHeight;
  const rows = useRows(scroller, { count: rowCount, height, head, ready });
  const { last } = rows;
  const { reach } = list;
  useEffect(() => reach(last), [reach, last]);

  const keys = useListKeys({
    list,
    selected: props.selected,
    onSelect: props.onSelect,
    onOpen: props.onOpen,
    show: rows.show,
  });
  const { selected } = keys;
  useRowClicks(scroller, keys, phone, ready);
  const style = useMemo(
    () => ({ "--columns": tracks(columns, phone), "--row-height": `${height}px` }) as CSSProperties,
    [columns, phone, height],
  );

  if (list.state === "loading")
    return (
      <div className={classes["stretch"]} style={{ padding: 16 }}>
        <Waiting lines={12} />
      </div>
    );
  if (list.state === "failed")
    return (
      <div style={{ padding: 16 }}>
        <ProblemNotice error={list.error} retry={list.retry} />
      </div>
    );
  if (list.count === 0) return <div className={classes["stretch"]}>{empty}</div>;

  return (
    <div className={classes["stretch"]}>
      <div
        ref={scroller}
        className={classes["list"]}
        style={style}
        data-changing={list.changing}
        role="grid"
        aria-label={label}
        aria-rowcount={list.hasMore ? (list.total ?? -1) : list.count}
        aria-activedescendant={keys.index >= 0 ? `row-${selected}` : undefined}
        tabIndex={0}
      >
        <ListHead columns={columns} phone={phone} sort={sort} onSort={props.onSort} />
        <div className={classes["rows"]} role="rowgroup" style={{ height: rowCount * height }}>
          {rows.drawn.map((index) => {
            const row = list.at(index);
            return (
              <ListRow
                key={rows.slotOf(index)}
                row={row}
                index={index}
                top={index * height}
                columns={columns}
                compact={phone ? compact : undefined}
                selected={row !== undefined && row.id === selected}
              />
            );
          })}
        </div>
      </div>
      <ListFoot list={list} index={keys.index} />
    </div>
  );
}

function tracks(columns: readonly { width: string }[], phone: boolean): string {
  return phone ? "minmax(0, 1fr)" : columns.map((column) => column.width).join(" ");
}
