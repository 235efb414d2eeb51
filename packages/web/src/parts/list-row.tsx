import { memo, type ReactNode } from "react";
import type { Column } from "./virtual-list.tsx";
import classes from "./virtual-list.module.css";

type Props<Row> = {
  /** Undefined while its page is on its way. */
  row: Row | undefined;
  index: number;
  top: number;
  columns: readonly Column<Row>[];
  compact: ((row: Row) => ReactNode) | undefined;
  selected: boolean;
};

function Row<Item extends { id: string; foreign?: boolean }>(props: Props<Item>) {
  const { row, index, columns, compact } = props;
  const cells = compact ? columns.slice(0, 1) : columns;
  return (
    <div
      id={row ? `row-${row.id}` : undefined}
      className={classes["row"]}
      style={{ transform: `translateY(${props.top}px)` }}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={props.selected}
      data-foreign={row?.foreign ?? false}
      data-index={index}
    >
      {cells.map((column) => (
        <div
          key={column.key}
          role="gridcell"
          className={column.end && !compact ? classes["end"] : ""}
        >
          {row ? (compact ?? column.render)(row) : <div className={classes["empty"]} />}
        </div>
      ))}
    </div>
  );
}

/** One row of a list; drawn again only when what it shows changes. */
export const ListRow = memo(Row) as typeof Row;
