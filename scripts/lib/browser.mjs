import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run } from "./run.mjs";
import { say, saying } from "./say.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * Sees to it that the browser tests find a Chromium, if this machine and this user allow it.
 * @returns {Promise<boolean>} false only where it must be there: in CI, on a system with apt
 */
export async function provideBrowser() {
  if (findBrowser()) return true;
  const named = process.env.ENTENTE_CHROMIUM;
  if (named) {
    say(`ENTENTE_CHROMIUM names ${named}, which is no program; the browser tests will be skipped.`);
    return process.env.CI !== "true";
  }
  const hasApt = existsSync("/usr/bin/apt-get");
  if (hasApt && process.getuid?.() === 0) {
    const { ok, output } = await saying(
      "Installing Chromium for the browser tests (apt)",
      aptInstall,
    );
    if (ok && findBrowser()) return true;
    say(`Chromium could not be installed. apt said:\n\n${output.trim().slice(-2000)}\n`);
  }
  say(
    "No Chromium was found, so the browser tests will be skipped. To run them, " +
      (hasApt
        ? "run: sudo apt-get install chromium"
        : "install Chromium with the system's package manager") +
      "; or set ENTENTE_CHROMIUM to the path of a Chromium or Chrome.",
  );
  return !(hasApt && process.env.CI === "true");
}

/** @returns {string | null} the path of a Chromium: ENTENTE_CHROMIUM, or the first on the PATH */
function findBrowser() {
  const named = process.env.ENTENTE_CHROMIUM;
  if (named) return canRun(named) ? named : null;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const places = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return places.find(canRun) ?? null;
}

async function aptInstall() {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const update = await run("apt-get", ["update"], { env });
  if (!update.ok) return update;
  return run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { env });
}

function canRun(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
