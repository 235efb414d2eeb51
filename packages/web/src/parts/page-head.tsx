import { type ReactNode, useEffect } from "react";
import classes from "./page-head.module.css";

type Props = {
  title: string;
  /** Where this is: a way back, a number. */
  above?: ReactNode;
  beside?: ReactNode;
  sub?: ReactNode;
  actions?: ReactNode;
};

/** The heading of a page; also names the browser's tab. */
export function PageHead({ title, above, beside, sub, actions }: Props) {
  useEffect(() => {
    document.title = `${title} · Entente`;
  }, [title]);
  return (
    <header className={classes["head"]}>
      <div className={classes["words"]}>
        {above && <div className={classes["above"]}>{above}</div>}
        <h1 className={classes["title"]}>
          <bdi>{title}</bdi>
          {beside}
        </h1>
        {sub && <div className={classes["sub"]}>{sub}</div>}
      </div>
      {actions && <div className={classes["actions"]}>{actions}</div>}
    </header>
  );
}
