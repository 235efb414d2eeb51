import { useMantineColorScheme } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import {
  IconFolder,
  IconKeyboard,
  IconLanguage,
  IconLogout,
  IconPlus,
  IconSunMoon,
  IconUserCog,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { listCases } from "../api/cases.ts";
import { listRecords } from "../api/records.ts";
import { languageNames, languages } from "../i18n/language.ts";
import { kindName } from "../i18n/labels.ts";
import { useFormats } from "../i18n/use-formats.ts";
import { useText } from "../i18n/text.ts";
import { KindMark } from "../parts/kind-mark.tsx";
import { useChooseLanguage, useSignOut } from "./use-session-acts.ts";
import { usePlaces } from "./use-places.ts";

export type Entry = {
  key: string;
  group: string;
  icon: ReactNode;
  label: string;
  detail?: string;
  run: () => void;
};

const shortest = 2;

/** What the palette offers for a text: commands that contain it, cases and records found by it. */
export function usePaletteEntries(text: string, onKeys: () => void): Entry[] {
  const { t } = useText();
  const commands = useCommands(onKeys);
  const found = useFound(text);
  const wanted = text.toLowerCase();
  const go = commands.filter((entry) => entry.label.toLowerCase().includes(wanted));
  return text.length >= shortest
    ? [...found, ...go]
    : go.map((entry) => ({ ...entry, group: t("palette.commands") }));
}

function useCommands(onKeys: () => void): Entry[] {
  const { t } = useText();
  const places = usePlaces();
  const navigate = useNavigate();
  const choose = useChooseLanguage();
  const leave = useSignOut();
  const { setColorScheme } = useMantineColorScheme();
  const group = t("palette.commands");
  const icon = { size: 17, stroke: 1.7, "aria-hidden": true } as const;
  return [
    ...places.map(({ to, label, icon: Mark, key }) => ({
      key: to,
      group,
      icon: <Mark {...icon} />,
      label: t(label),
      detail: `g ${key}`,
      run: () => void navigate({ to }),
    })),
    ...places
      .filter(({ to }) => to === "/records")
      .map(() => ({
        key: "new-record",
        group,
        icon: <IconPlus {...icon} />,
        label: t("record.new"),
        run: () => void navigate({ to: "/records/new" }),
      })),
    {
      key: "account",
      group,
      icon: <IconUserCog {...icon} />,
      label: t("account.title"),
      run: () => void navigate({ to: "/account" }),
    },
    ...languages.map((language) => ({
      key: language,
      group,
      icon: <IconLanguage {...icon} />,
      label: `${t("user.language")}: ${languageNames[language]}`,
      run: () => choose(language),
    })),
    ...(["light", "dark", "auto"] as const).map((scheme) => ({
      key: scheme,
      group,
      icon: <IconSunMoon {...icon} />,
      label: `${t("user.scheme")}: ${t(`user.scheme.${scheme}`)}`,
      run: () => setColorScheme(scheme),
    })),
    { key: "keys", group, icon: <IconKeyboard {...icon} />, label: t("keys.title"), run: onKeys },
    { key: "leave", group, icon: <IconLogout {...icon} />, label: t("user.sign-out"), run: leave },
  ];
}

function useFound(text: string): Entry[] {
  const { t, language } = useText();
  const formats = useFormats();
  const navigate = useNavigate();
  const [q] = useDebouncedValue(text, 200);
  const places = usePlaces();
  const mayFind = places.some(({ to }) => to === "/records");
  const { data } = useQuery({
    queryKey: ["palette", q],
    queryFn: async ({ signal }) => {
      const [cases, records] = await Promise.all([
        listCases({ q, limit: 4 }, signal),
        listRecords({ q, limit: 8 }, signal),
      ]);
      return { cases: cases.items, records: records.items };
    },
    enabled: mayFind && q.length >= shortest,
    placeholderData: keepPreviousData,
  });
  return [
    ...(data?.cases ?? []).map((row) => ({
      key: row.id,
      group: t("nav.cases"),
      icon: <IconFolder size={17} stroke={1.7} aria-hidden />,
      label: row.title,
      detail: row.number,
      run: () => void navigate({ to: "/cases/$caseId", params: { caseId: row.id } }),
    })),
    ...(data?.records ?? []).map((row) => ({
      key: row.id,
      group: t("palette.records"),
      icon: <KindMark kind={row.kind} wordless />,
      label: row.caption,
      detail: [kindName(row.kind, language), formats.detail(row.detail)]
        .filter(Boolean)
        .join(" · "),
      run: () => void navigate({ to: "/records/$recordId", params: { recordId: row.id } }),
    })),
  ];
}
