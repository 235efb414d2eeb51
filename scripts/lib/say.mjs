/** Prints a line for the person in front of it; on stderr, so that stdout holds results only. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Does some work and says how long it took; on a terminal the seconds count up.
 * @template T
 * @param {string} what a phrase such as "Installing the libraries"
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function saying(what, work) {
  const from = Date.now();
  const seconds = () => ((Date.now() - from) / 1000).toFixed(0);
  const live = process.stderr.isTTY;
  const timer = live && setInterval(() => process.stderr.write(`\r${what} … ${seconds()} s`), 1000);
  if (live) process.stderr.write(`${what} …`);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    say(`${live ? "\r" : ""}${what} … ${seconds()} s`);
  }
}
