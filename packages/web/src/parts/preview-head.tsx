import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

type Props = { title: string; above: ReactNode; to: string };

/** The heading of a panel: what it is about, and the way to its page. */
export function PreviewHead({ title, above, to }: Props) {
  return (
    <div>
      <div className="row dim">{above}</div>
      <h2
        style={{
          font: "600 17px/1.3 var(--mantine-font-family-headings)",
          overflowWrap: "anywhere",
        }}
      >
        <Link to={to}>
          <bdi>{title}</bdi>
        </Link>
      </h2>
    </div>
  );
}
