import { commonOptions, type Command, type Option } from "./command.ts";

const program = "npm run entente --";

const exitCodes =
  "Exit codes: 0 done, 1 refused or something is wrong, 2 called or configured wrongly.";

/** How a command is called, in one line. */
export function usageOf({ name, operand, options = {} }: Command): string {
  const required = Object.entries({ ...commonOptions, ...options }).filter(
    ([, option]) => option.required,
  );
  return [
    `Usage: ${program} ${name}`,
    ...required.map(([option, { value }]) => `--${option} ${value}`),
    ...(operand === undefined ? [] : [operand]),
    "[options]",
  ].join(" ");
}

/** The help of one command. */
export function helpOf(command: Command): string {
  const { summary, details, options = {} } = command;
  const rows = Object.entries({ ...options, ...commonOptions }).map(
    ([name, option]) => [nameOf(name, option), option.help] as const,
  );
  return [
    summary,
    "",
    usageOf(command),
    ...(details === undefined ? [] : ["", details]),
    "",
    "Options:",
    ...columns(rows),
    "",
    exitCodes,
  ].join("\n");
}

/** The help of the whole. */
export function overview(commands: readonly Command[]): string {
  return [
    "Administers one node of Entente.",
    "",
    `Usage: ${program} COMMAND --config FILE [options]`,
    "",
    "Commands:",
    ...columns(commands.map(({ name, summary }) => [name, summary] as const)),
    "",
    `More on one of them: ${program} COMMAND --help`,
    exitCodes,
  ].join("\n");
}

function nameOf(name: string, { value }: Option): string {
  return value === undefined ? `--${name}` : `--${name} ${value}`;
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([first]) => first.length));
  return rows.map(([first, second]) => `  ${first.padEnd(width)}  ${second}`);
}
