import { type ReactNode, useId } from "react";
import classes from "./layout.module.css";

// A page without anything to press must still scroll by keyboard.
const reachable = { tabIndex: 0 } as const;

/** A page that scrolls as a whole. */
export function Page({ head, children }: { head: ReactNode; children: ReactNode }) {
  return (
    <div {...reachable} className={classes["page"]}>
      {head}
      <div className={classes["body"]}>{children}</div>
    </div>
  );
}

/** The thing itself, and a narrower column on it; one below the other where it is narrow. */
export function Columns({ children }: { children: ReactNode }) {
  return <div className={classes["columns"]}>{children}</div>;
}

type SectionProps = { title: string; actions?: ReactNode; flush?: boolean; children: ReactNode };

/** A framed part of a page. */
export function Section({ title, actions, flush = false, children }: SectionProps) {
  const id = useId();
  return (
    <section className={classes["section"]} aria-labelledby={id}>
      <div className={classes["section-head"]}>
        <h2 id={id}>{title}</h2>
        {actions && <div className="row push">{actions}</div>}
      </div>
      <div className={classes["section-body"]} data-flush={flush}>
        {children}
      </div>
    </section>
  );
}

/** Names and values. */
export function Facts({ items }: { items: readonly (readonly [string, ReactNode] | null)[] }) {
  return (
    <dl className={classes["facts"]}>
      {items.map(
        (item) =>
          item && (
            <div key={item[0]} style={{ display: "contents" }}>
              <dt>{item[0]}</dt>
              <dd>{item[1]}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
