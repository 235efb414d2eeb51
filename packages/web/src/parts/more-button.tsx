import { ActionIcon } from "@mantine/core";
import { type Icon, IconDots } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";

const fetchMenu = async () => ({ default: (await import("./more-menu.tsx")).MoreMenu });
const MoreMenu = lazy(fetchMenu);

/** Something that may be done. */
export type MoreItem = { label: string; icon: Icon; act: () => void };

export type MoreProps = {
  /** What the items are about, for those who do not see where the button stands. */
  label: string;
  items: readonly MoreItem[];
  /** Stands by itself, not in a row. */
  alone?: boolean;
};

/** Three dots with a menu behind them, which is fetched when somebody reaches for it. */
export function MoreButton(props: MoreProps) {
  const [asked, setAsked] = useState(false);
  const fetchEarly = () => void fetchMenu();
  const button = (
    <Dots
      {...props}
      aria-haspopup="menu"
      onPointerEnter={fetchEarly}
      onFocus={fetchEarly}
      onClick={() => setAsked(true)}
    />
  );
  if (!asked) return button;
  return (
    <Suspense fallback={button}>
      <MoreMenu {...props} />
    </Suspense>
  );
}

type DotsProps = MoreProps & Omit<React.ComponentProps<typeof ActionIcon<"button">>, "children">;

/** The button alone. */
export function Dots({ label, items: _items, alone = false, ...rest }: DotsProps) {
  return (
    <ActionIcon
      {...(alone ? { variant: "default", size: 30, title: label } : { size: "sm" })}
      aria-label={label}
      {...rest}
    >
      <IconDots size={alone ? 17 : 16} aria-hidden />
    </ActionIcon>
  );
}
