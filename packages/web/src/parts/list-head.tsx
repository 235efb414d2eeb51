import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { memo } from "react";
import { useText } from "../i18n/text.ts";
import type { Column } from "./virtual-list.tsx";
import classes from "./virtual-list.module.css";

type Props<Row> = {
  columns: readonly Column<Row>[];
  phone: boolean;
  /** The order asked for: a column's sort name, with a minus in front for descending. */
  sort: string | undefined;
  onSort: ((sort: string) => void) | undefined;
};

/** The names of the columns; those the node can sort by are buttons. */
function Head<Row>({ columns, phone, sort, onSort }: Props<Row>) {
  const { t } = useText();
  const shown = phone ? columns.slice(0, 1) : columns;
  return (
    <div
      role="rowgroup"
      className={phone ? "only-read-aloud" : undefined}
      style={phone ? undefined : sticky}
    >
      <div role="row" aria-rowindex={1} className={phone ? undefined : classes["head"]}>
        {shown.map((column) => {
          const direction = directionOf(column.sort, sort);
          const Arrow = direction === "descending" ? IconArrowDown : IconArrowUp;
          return (
            <div
              key={column.key}
              role="columnheader"
              aria-sort={direction}
              className={`cut ${column.end ? classes["end"] : ""}`}
            >
              {column.sort && onSort ? (
                <button
                  type="button"
                  className={classes["sort"]}
                  title={t("list.sort-by", { column: column.label })}
                  tabIndex={phone ? -1 : 0}
                  onClick={() =>
                    onSort(direction === "ascending" ? `-${column.sort}` : (column.sort ?? ""))
                  }
                >
                  <span className="cut">{column.label}</span>
                  {direction && <Arrow size={12} stroke={2.4} aria-hidden />}
                </button>
              ) : (
                column.label
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Drawn again only when columns or order change, not at every step of scrolling. */
export const ListHead = memo(Head) as typeof Head;

const sticky = { position: "sticky", top: 0, zIndex: 2 } as const;

function directionOf(
  column: string | undefined,
  sort: string | undefined,
): "ascending" | "descending" | undefined {
  if (!column || !sort) return undefined;
  if (sort === column) return "ascending";
  return sort === `-${column}` ? "descending" : undefined;
}
