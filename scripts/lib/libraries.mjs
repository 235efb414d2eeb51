import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fingerprint, readStamp } from "./fingerprint.mjs";
import { ROOT } from "./paths.mjs";
import { run } from "./run.mjs";
import { say, saying } from "./say.mjs";

const STAMP = join(ROOT, "node_modules", ".entente-setup");

/**
 * @returns {boolean} whether the libraries there were installed from this lock and these lists of
 *   dependencies, on this kind of machine
 */
export function librariesAreCurrent() {
  return readStamp(STAMP) === wantedStamp();
}

/**
 * Installs the libraries named in package-lock.json.
 * @returns {Promise<boolean>} whether it worked; the reason was printed if not
 */
export async function installLibraries() {
  const wanted = wantedStamp();
  const { ok, output } = await saying("Installing the libraries", npmCi);
  if (ok) {
    writeFileSync(STAMP, `${wanted}\n`);
    return true;
  }
  say(`\nThe libraries could not be installed. npm said:\n\n${output.trim()}\n\n${advice(output)}`);
  return false;
}

function npmCi() {
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=warn"];
  const npm = process.env.npm_execpath;
  return npm?.endsWith(".js") ? run(process.execPath, [npm, ...args]) : run("npm", args);
}

/** A change of a script or a description in a package.json needs no new installation. */
function wantedStamp() {
  const folders = readdirSync(join(ROOT, "packages")).map((name) => join("packages", name));
  const lists = [".", ...folders]
    .map((folder) => join(folder, "package.json"))
    .filter((file) => existsSync(join(ROOT, file)))
    .map((file) => {
      const { name, version, dependencies, devDependencies, optionalDependencies } = JSON.parse(
        readFileSync(join(ROOT, file), "utf8"),
      );
      const list = { name, version, dependencies, devDependencies, optionalDependencies };
      return /** @type {[string, string]} */ ([file, JSON.stringify(list)]);
    });
  return fingerprint([
    ["machine", `${process.platform}-${process.arch}`],
    ["package-lock.json", readFileSync(join(ROOT, "package-lock.json"))],
    ...lists,
  ]);
}

function advice(output) {
  if (/ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ECONNRESET/.test(output))
    return "The npm registry cannot be reached: check the network or the proxy, then run the command again.";
  if (/ENOSPC/.test(output))
    return "The disk is full: about 1 GB is needed. Make room, then run the command again.";
  if (/EACCES|EPERM/.test(output))
    return "This user may not write here: run as the user who owns this folder.";
  if (/EUSAGE|in sync/.test(output))
    return "package-lock.json does not fit the package.json files: run npm install once and commit the lock.";
  return "Run the command again; if it fails the same way, remove node_modules first.";
}
