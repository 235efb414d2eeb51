import { describe, expect, test } from "vitest";
import { databaseFaultOf } from "./database-fault.ts";

const failed = (code: string) => Object.assign(new Error("no words of it are shown"), { code });

describe("An error of the database", () => {
  test.each([
    ["ECONNREFUSED", "database-away"],
    ["57P03", "database-away"],
    ["08006", "database-away"],
    ["53100", "database-full"],
    ["25006", "database-read-only"],
  ])("with the code %s is told as %s", (code, told) => {
    expect(databaseFaultOf(failed(code))?.code).toBe(told);
  });

  test("is known by its words where it has no code", () => {
    for (const words of [
      "Connection terminated unexpectedly",
      "Client has encountered a connection error and is not queryable",
    ])
      expect(databaseFaultOf(new Error(words))?.code).toBe("database-away");
  });

  test("is none where something else is wrong", () => {
    for (const other of [failed("23505"), new Error("a fault"), "text", undefined])
      expect(databaseFaultOf(other)).toBeNull();
  });
});
