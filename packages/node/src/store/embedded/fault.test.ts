import { describe, expect, it } from "vitest";
import { explainFailure, unsupportedPlatform } from "./fault.ts";

describe("a PostgreSQL that does not start says why and what to do", () => {
  it.each([
    ["disk-full", 'FATAL:  could not write to file "pg_wal/xlogtemp.12": No space left on device'],
    ["disk-full", 'FATAL:  could not extend file "base/1/2691"\nHINT:  Check free disk space.'],
    ["port-taken", 'LOG:  could not bind IPv4 address "127.0.0.1": Address already in use'],
    ["unsupported-platform", "error while loading shared libraries: libstdc++.so.6: not found"],
    ["unsupported-platform", "/lib/libc.so.6: version `GLIBC_2.27' not found"],
    ["not-permitted", 'initdb: error: could not access directory "/data": Permission denied'],
    ["not-permitted", "initdb: error: could not look up effective user ID 4711: no such user"],
    ["failed", "PANIC:  something never seen before"],
  ])("recognises %s in: %s", (reason, output) => {
    const error = explainFailure("start", output);
    expect(error.reason).toBe(reason);
    expect(error.message).toContain(output);
  });

  it("names the way out where there is no PostgreSQL for the system", () => {
    expect(unsupportedPlatform().message).toContain("DATABASE_URL");
  });
});
