import { Button, type ButtonProps } from "@mantine/core";
import { createLink } from "@tanstack/react-router";
import type { Icon } from "@tabler/icons-react";
import type { AnchorHTMLAttributes, Ref } from "react";

type Props = Omit<ButtonProps, "component"> &
  Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps> & {
    icon?: Icon;
    ref?: Ref<HTMLAnchorElement>;
  };

function Anchor({ icon: Mark, ...props }: Props) {
  return (
    <Button
      component="a"
      leftSection={Mark ? <Mark size={15} aria-hidden /> : undefined}
      {...props}
    />
  );
}

/** A link that looks like a button. */
export const LinkButton = createLink(Anchor);
