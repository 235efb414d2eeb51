import { convertCssVariables, defaultCssVariablesResolver, mergeMantineTheme } from "@mantine/core";
import { DEFAULT_THEME } from "@mantine/core";
import type { Plugin } from "vite";
import { theme } from "./src/theme/theme.ts";

const moduleId = "virtual:theme-variables.css";
const unusedPalette =
  /^--mantine-color-(pink|grape|violet|indigo|cyan|teal|lime|yellow|orange|blue|green)-/;

/**
 * Writes the variables of the theme into a style sheet at build time, so that nothing is put into
 * the page in a style tag at run time and the pages live under `style-src 'self'`.
 */
export function themeVariables(): Plugin {
  return {
    name: "entente-theme-variables",
    resolveId: (id) => (id === moduleId ? `\0${moduleId}` : null),
    load: (id) => (id === `\0${moduleId}` ? variablesOfTheme() : null),
  };
}

function variablesOfTheme(): string {
  const resolved = defaultCssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme));
  return convertCssVariables(
    {
      variables: used(resolved.variables),
      light: used(resolved.light),
      dark: used(resolved.dark),
    },
    ":root",
  );
}

function used(variables: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).filter(([name]) => !unusedPalette.test(name)),
  );
}
