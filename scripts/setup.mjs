/**
 * Makes a fresh clone ready, and does nothing when it is: installs the libraries, builds the
 * pages (not with --no-pages), and with --browser provides a Chromium. Every npm script runs it
 * first, so it runs on Node 20 and without any library; what follows runs on the Node that it
 * installs. The shell remembers where it found the first node, hence `hash -r` between the two in
 * package.json.
 */
import { join } from "node:path";
import { buildPages, pagesAreCurrent } from "./build-pages.mjs";
import { provideBrowser } from "./lib/browser.mjs";
import { installLibraries, librariesAreCurrent } from "./lib/libraries.mjs";
import { alone } from "./lib/lock.mjs";
import { NODE_NEEDED, projectNode, ROOT } from "./lib/paths.mjs";
import { say } from "./lib/say.mjs";

/** Needs no right to write when there is nothing to do, so one user can install for another. */
async function setUp() {
  const pagesAreReady = () => process.argv.includes("--no-pages") || pagesAreCurrent();
  if (librariesAreCurrent() && pagesAreReady()) return true;
  return alone(join(ROOT, ".entente", "setup.lock"), async () => {
    if (!librariesAreCurrent() && !(await installLibraries())) return false;
    return nodeIsNewEnough() && (pagesAreReady() || (await buildPages()));
  });
}

function nodeIsNewEnough() {
  if (projectNode() !== null) return true;
  say(
    `Entente needs Node ${NODE_NEEDED} or newer and found ${process.version}. On Linux (x64, arm64) it ` +
      `brings its own; on this system (${process.platform} ${process.arch}) please install Node ` +
      `${NODE_NEEDED} from nodejs.org or with a version manager, then run the command again.`,
  );
  return false;
}

async function main() {
  try {
    const browser = process.argv.includes("--browser");
    return (await setUp()) && nodeIsNewEnough() && (!browser || (await provideBrowser()));
  } catch (error) {
    if (error.code !== "EACCES" && error.code !== "EROFS") throw error;
    say(`Set-up has to write to ${error.path}, which this user may not: ${error.message}`);
    say("Run it once as the user who owns this folder, or use a clone of your own.");
    return false;
  }
}

process.exitCode = (await main()) ? 0 : 1;
