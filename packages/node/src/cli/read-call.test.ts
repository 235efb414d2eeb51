import { describe, expect, test } from "vitest";
import type { Command } from "./command.ts";
import { helpOf, overview } from "./help.ts";
import { readCall } from "./read-call.ts";

const add: Command = {
  name: "thing add",
  summary: "Add a thing",
  operand: "THING.json",
  options: {
    size: { value: "SIZE", help: "How large", required: true },
    yes: { help: "Do not ask" },
  },
  run: async () => ({ data: null }),
};
const show: Command = { name: "show", summary: "Show it", run: async () => ({ data: null }) };
const commands = [add, show];
const read = (line: string) => readCall(line.split(" ").filter(Boolean), commands);

describe("A call of the command line", () => {
  test("is read with its options in any order", () => {
    const asked = read("thing add --yes x.json --size=3 --config node.json");
    if (asked.what !== "command") throw new Error(asked.what);
    const { call, command } = asked;
    expect(command).toBe(add);
    expect(call.operand).toBe("x.json");
    expect([call.required("size"), call.text("out")]).toEqual(["3", undefined]);
    expect([call.flag("yes"), call.flag("json")]).toEqual([true, false]);
  });

  test.each([
    ["without what is needed", "show", "--config FILE must be given"],
    ["with an empty value", "thing add x --config c --size=", "--size SIZE must be given"],
    ["without its file", "thing add --config c --size 3", "THING.json must be given"],
    ["with an option that nobody knows", "show --config c --colour", "--colour"],
    ["with a word too many", "show --config c now", '"now" is not expected here'],
    ["with two files", "thing add --config c --size 3 x y", '"y" is not expected here'],
  ])("%s is refused, and says how it is called", (_how, line, words) => {
    expect(() => read(line)).toThrow(words);
    expect(() => read(line)).toThrow("Usage: ");
  });

  test.each(["", "help", "--help"])('"%s" asks for the overview', (line) => {
    expect(read(line)).toEqual({ what: "overview" });
  });

  test("asks for the help of a command without giving what it needs", () => {
    expect(read("thing add --help")).toEqual({ what: "help", command: add });
  });

  test.each([
    ["thing", 'no command "thing"'],
    ["thing remove", 'no command "thing remove"'],
    ["foo bar", 'no command "foo"'],
  ])('"%s" is no command', (line, words) => {
    const asked = read(line);
    expect(asked.what === "overview" && asked.mistake).toContain(words);
  });
});

describe("The help", () => {
  test("shows every command, and of one how it is called", () => {
    expect(overview(commands)).toMatch(/thing add {2}Add a thing\n {2}show {7}Show it/);
    expect(helpOf(add)).toContain("thing add --config FILE --size SIZE THING.json [options]");
    expect(helpOf(add)).toContain("--size SIZE    How large");
  });
});
