import { parseArgs } from "node:util";
import { commonOptions, type Call, type Command } from "./command.ts";
import { usageOf } from "./help.ts";
import { Misused } from "./refusal.ts";
import { terminal } from "./terminal.ts";

/** What the words of a command line ask for. */
export type Asked =
  | { readonly what: "overview"; readonly mistake?: string }
  | { readonly what: "help"; readonly command: Command }
  | { readonly what: "command"; readonly command: Command; readonly call: Call };

/**
 * Finds the command that the words name, and reads what follows it.
 * @throws Misused when an option is unknown or missing
 */
export function readCall(words: readonly string[], commands: readonly Command[]): Asked {
  const [first, second] = words;
  if (first === undefined || first === "--help" || first === "help") return { what: "overview" };
  const command = commands.find(({ name }) => name === first || name === `${first} ${second}`);
  if (!command) {
    const known = commands.some(({ name }) => name.startsWith(`${first} `));
    const said = known && second !== undefined ? `${first} ${second}` : first;
    return { what: "overview", mistake: `There is no command "${said}".` };
  }
  const rest = words.slice(command.name.split(" ").length);
  const { values, positionals } = parse(command, rest);
  if (values["help"] === true) return { what: "help", command };
  return { what: "command", command, call: callOf(command, values, positionals) };
}

type Values = Readonly<Record<string, string | boolean | undefined>>;

function parse(command: Command, args: string[]): { values: Values; positionals: string[] } {
  const options = Object.fromEntries(
    Object.entries({ ...commonOptions, ...command.options }).map(([name, { value }]) => [
      name,
      { type: value === undefined ? ("boolean" as const) : ("string" as const) },
    ]),
  );
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw misuse(command, error.message);
  }
}

function callOf(command: Command, values: Values, positionals: readonly string[]): Call {
  const text = (option: string): string | undefined => {
    const value = values[option];
    return typeof value === "string" ? value : undefined;
  };
  for (const [name, option] of Object.entries({ ...commonOptions, ...command.options }))
    if (option.required && !text(name) && !(name === "config" && command.runAlone))
      throw misuse(command, `--${name} ${option.value} must be given.`);
  const [operand = "", ...more] = positionals;
  if (command.operand !== undefined && operand === "")
    throw misuse(command, `${command.operand} must be given.`);
  const surplus = command.operand === undefined ? operand : more[0];
  if (surplus) throw misuse(command, `"${surplus}" is not expected here.`);
  return {
    text,
    required: (option) => text(option) ?? "",
    flag: (option) => values[option] === true,
    operand,
    terminal,
  };
}

function misuse(command: Command, fault: string): Misused {
  return new Misused(`${fault}\n${usageOf(command)}`);
}
