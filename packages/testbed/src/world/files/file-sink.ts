import { closeSync, openSync, writeSync } from "node:fs";

/** A file that is written in large pieces. */
export type FileSink = { readonly write: (text: string) => void; readonly close: () => void };

const pieceLength = 1 << 18;

/** Opens a file for writing, replacing one that is there. Throws as `node:fs` does. */
export function openSink(path: string): FileSink {
  const file = openSync(path, "w");
  let held: string[] = [];
  let length = 0;
  const flush = () => {
    writeSync(file, held.join(""));
    held = [];
    length = 0;
  };
  return {
    write(text) {
      held.push(text);
      length += text.length;
      if (length >= pieceLength) flush();
    },
    close() {
      flush();
      closeSync(file);
    },
  };
}
