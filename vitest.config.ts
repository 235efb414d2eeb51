import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.ts", "conformance/**/*.test.ts"],
    globalSetup: ["packages/node/src/testing/postgres-broker.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // Files share a worker and what it has loaded: half the processor time of loading anew for each.
    isolate: false,
  },
});
