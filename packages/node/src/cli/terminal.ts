import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { Misused, Refused } from "./refusal.ts";

/** The person in front of the command. Questions go to standard error: answers are not mixed with them. */
export type Terminal = {
  /** Shows something that is not part of the answer. */
  readonly note: (words: string) => void;
  /**
   * Asks for a yes.
   * @throws Refused for anything else; Misused when nobody is there to be asked
   */
  readonly confirm: (question: string) => Promise<void>;
  /**
   * Asks for a line that is not shown while it is typed.
   * @throws Misused when nobody is there to be asked
   */
  readonly askSecret: (question: string) => Promise<string>;
  /** Everything on standard input, without the end of its last line. */
  readonly readInput: () => Promise<string>;
};

const note = (words: string): void => void process.stderr.write(`${words}\n`);

/** The terminal of this process. */
export const terminal: Terminal = {
  note,
  confirm: async (question) => {
    mustBeThere("give --yes if you have checked it");
    const answer = await askLine(`${question} [yes/no] `, process.stderr);
    if (!/^y(es)?$/i.test(answer.trim())) throw new Refused("not-confirmed", "Nothing was done.");
  },
  askSecret: async (question) => {
    mustBeThere("give --password-stdin or --generate-password");
    process.stderr.write(question);
    const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
    try {
      return await askLine("", silent);
    } finally {
      process.stderr.write("\n");
    }
  },
  readInput: async () => (await text(process.stdin)).replace(/\r?\n$/, ""),
};

function mustBeThere(instead: string): void {
  if (!process.stdin.isTTY) throw new Misused(`There is no terminal to ask on: ${instead}.`);
}

async function askLine(question: string, output: NodeJS.WritableStream): Promise<string> {
  const lines = createInterface({ input: process.stdin, output, terminal: true });
  try {
    return await new Promise((resolve, reject) => {
      lines.question(question, resolve);
      lines.on("close", () => reject(new Refused("not-confirmed", "Nothing was done.")));
    });
  } finally {
    lines.close();
  }
}
