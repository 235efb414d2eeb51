import { spawn } from "node:child_process";
import { stripVTControlCharacters } from "node:util";
import { ROOT } from "./paths.mjs";

/**
 * Runs a program in the root folder and keeps what it prints.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string> }} [options] `env` is added to one's own
 * @returns {Promise<{ ok: boolean, output: string }>} never rejects: a program that cannot be
 *   started answers with the reason as output
 */
export function run(program, args, { cwd = ROOT, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text) => (output += text));
    child.on("error", (error) => resolve({ ok: false, output: `${program}: ${error.message}\n` }));
    child.on("close", (code) => {
      const plain = process.stderr.isTTY ? output : stripVTControlCharacters(output);
      resolve({ ok: code === 0, output: plain });
    });
  });
}
