import { generatePassword } from "../features/people/generate-password.ts";
import type { Call, Option } from "./command.ts";
import { Misused, Refused } from "./refusal.ts";

/** Ways to give a password; without one of them it is asked for. Never as an argument: others see those. */
export const passwordOptions: Readonly<Record<string, Option>> = {
  "password-stdin": { help: "Read the password from standard input" },
  "generate-password": { help: "Make a password and show it once" },
};

const shortest = 12;

/**
 * The password a call gives, asked for twice when a person types it.
 * @throws Refused when it is too short or typed differently
 */
export async function readPassword({
  flag,
  terminal,
}: Call): Promise<{ password: string; generated: boolean }> {
  const [fromInput, generated] = [flag("password-stdin"), flag("generate-password")];
  if (fromInput && generated)
    throw new Misused("Give --password-stdin or --generate-password, not both.");
  if (generated) return { password: generatePassword(), generated };
  const password = fromInput
    ? await terminal.readInput()
    : await terminal.askSecret(`Password, at least ${shortest} characters: `);
  if (password.length < shortest)
    throw new Refused("password-too-short", `The password has fewer than ${shortest} characters.`);
  if (!fromInput && (await terminal.askSecret("The same again: ")) !== password)
    throw new Refused("passwords-differ", "The two passwords differ; nothing was done.");
  return { password, generated };
}
