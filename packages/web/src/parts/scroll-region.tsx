import type { ReactNode } from "react";

// What scrolls must be reachable by keyboard, though it is nothing to press.
const reachable = { tabIndex: 0, role: "region" } as const;

type Props = { label: string; className: string | undefined; children: ReactNode };

/** A part of a page that scrolls by itself. */
export function ScrollRegion({ label, className, children }: Props) {
  return (
    <div {...reachable} aria-label={label} className={className}>
      {children}
    </div>
  );
}
