import { Menu } from "@mantine/core";
import { Dots, type MoreProps } from "./more-button.tsx";

/** The menu behind three dots; it opens as soon as it is there. */
export function MoreMenu(props: MoreProps) {
  return (
    <Menu defaultOpened position="bottom-end" {...(props.alone ? { width: 250 } : {})}>
      <Menu.Target>
        <Dots {...props} />
      </Menu.Target>
      <Menu.Dropdown>
        {props.items.map(({ label, icon: Mark, act }) => (
          <Menu.Item key={label} leftSection={<Mark size={15} aria-hidden />} onClick={act}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
