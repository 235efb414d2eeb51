import { Menu, useMantineColorScheme } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import {
  IconCheck,
  IconDeviceDesktop,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSun,
  IconUser,
  IconUserCog,
} from "@tabler/icons-react";
import type { Session } from "../api/contract.ts";
import { languageNames, languages } from "../i18n/language.ts";
import { useText } from "../i18n/text.ts";
import { useChooseLanguage, useSignOut } from "./use-session-acts.ts";
import classes from "./shell.module.css";

type Props = { session: Session | null | undefined; folded: boolean; onKeys: () => void };

const schemes = [
  { value: "light", icon: IconSun },
  { value: "dark", icon: IconMoon },
  { value: "auto", icon: IconDeviceDesktop },
] as const;

/** The user: language, light or dark, keys, signing out. */
export function UserMenu({ session, folded, onKeys }: Props) {
  const { t, language } = useText();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const choose = useChooseLanguage();
  const leave = useSignOut();
  const roles = session?.user.roles.map((role) => t(`role.${role}`)).join(", ");
  return (
    <Menu defaultOpened position="right-end" width={230} shadow="md">
      <Menu.Target>
        <button type="button" className={classes["item"]} title={`${session?.user.name}\n${roles}`}>
          <IconUser size={18} stroke={1.7} aria-hidden />
          <span className={folded ? "only-read-aloud" : "cut"}>
            {session?.user.name ?? t("user.menu")}
          </span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{roles}</Menu.Label>
        <Menu.Divider />
        <Menu.Label>{t("user.language")}</Menu.Label>
        {languages.map((each) => (
          <Menu.Item
            key={each}
            lang={each}
            onClick={() => choose(each)}
            leftSection={<IconCheck size={15} opacity={each === language ? 1 : 0} aria-hidden />}
            aria-current={each === language}
          >
            {languageNames[each]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t("user.scheme")}</Menu.Label>
        {schemes.map(({ value, icon: Mark }) => (
          <Menu.Item
            key={value}
            onClick={() => setColorScheme(value)}
            leftSection={<Mark size={15} aria-hidden />}
            rightSection={value === colorScheme ? <IconCheck size={15} aria-hidden /> : null}
            aria-current={value === colorScheme}
          >
            {t(`user.scheme.${value}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconUserCog size={15} aria-hidden />}
          component={Link}
          to="/account"
        >
          {t("account.title")}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={15} aria-hidden />} onClick={onKeys}>
          {t("keys.title")}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={15} aria-hidden />} onClick={leave}>
          {t("user.sign-out")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
