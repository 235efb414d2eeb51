import type { NodeConfig } from "../config/config.ts";
import type { Terminal } from "./terminal.ts";

/** An option of a command; a flag when it has no `value`. */
export type Option = {
  /** What stands after it in the help, such as `FILE`. */
  readonly value?: string;
  readonly help: string;
  readonly required?: true;
};

/** What a command was called with. */
export type Call = {
  /** The value of an option, if it was given. */
  readonly text: (option: string) => string | undefined;
  /** The value of an option that must be given. */
  readonly required: (option: string) => string;
  readonly flag: (option: string) => boolean;
  /** The one thing that stands without an option; empty when the command takes none. */
  readonly operand: string;
  readonly terminal: Terminal;
};

/** What a command answers. */
export type Answer = {
  /** The answer for programs: printed as JSON with --json, and when there are no `words`. */
  readonly data: unknown;
  /** The answer for people. */
  readonly words?: string;
  /** True when it did its work and found something wrong: exit code 1. */
  readonly failed?: boolean;
};

/** One command of the command line. */
export type Command = {
  /** Its words, such as `user add`. */
  readonly name: string;
  readonly summary: string;
  /** More for its own help. */
  readonly details?: string;
  /** What it takes without an option, such as `CARD.json`. */
  readonly operand?: string;
  readonly options?: Readonly<Record<string, Option>>;
  /**
   * For commands that, called in some way, need neither node nor config; null when called otherwise.
   * @throws Refused or Misused with words for people
   */
  readonly runAlone?: (call: Call) => Promise<Answer> | null;
  /** @throws Refused, Misused, StartError or EmbeddedPostgresError with words for people */
  readonly run: (call: Call, config: NodeConfig) => Promise<Answer>;
};

/** For commands whose answer is a document to pass on. */
export const outOption: Readonly<Record<string, Option>> = {
  out: { value: "FILE", help: "Write the document there, not to standard output" },
};

/** For commands that ask before they act. */
export const yesOption: Readonly<Record<string, Option>> = {
  yes: { help: "Do not ask: for programs" },
};

/** Options that every command has. */
export const commonOptions: Readonly<Record<string, Option>> = {
  config: { value: "FILE", help: "The node's config file", required: true },
  json: { help: "Answer in JSON" },
  help: { help: "Show this help" },
};
