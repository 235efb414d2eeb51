import { describe, expect, test } from "vitest";
import { createLog } from "./log.ts";

function linesOf(write: (log: ReturnType<typeof createLog>) => void): string[] {
  const lines: string[] = [];
  write(createLog("info", { write: (line) => lines.push(line) }));
  return lines;
}

describe("The log", () => {
  test("keeps kind, code and place of an error, never its message", () => {
    const inner = Object.assign(new Error("key (email)=(secret@example.org) exists"), {
      code: "23505",
      constraint: "app_user_email_key",
    });
    const error = new TypeError("secret in words", { cause: inner });
    const [line = ""] = linesOf((log) => log.error({ err: error }, "could not save"));
    expect(line).not.toContain("secret");
    expect(line).toContain("log.test.ts");
    expect(JSON.parse(line)).toMatchObject({
      level: "error",
      msg: "could not save",
      err: {
        name: "TypeError",
        cause: { name: "Error", code: "23505", constraint: "app_user_email_key" },
      },
    });
  });

  test("describes what was thrown without being an error", () => {
    const [line = ""] = linesOf((log) => log.error({ err: "secret" }, "odd"));
    expect(JSON.parse(line)).toMatchObject({ err: { name: "string", at: [] } });
  });
});
