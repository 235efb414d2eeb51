import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./tag.module.css";

/** What a colour says; the icon and the word beside it say the same. */
export type Tone = "quiet" | "plain" | "accent" | "good" | "warn" | "bad";

type Props = { tone?: Tone; icon?: Icon; title?: string | undefined; children: ReactNode };

/** A word with its icon, in the colour of its meaning. */
export function Tag({ tone = "quiet", icon: Mark, title, children }: Props) {
  return (
    <span className={classes.tag} data-tone={tone} title={title}>
      {Mark && <Mark size={13} stroke={2} aria-hidden />}
      <span className="cut">{children}</span>
    </span>
  );
}
