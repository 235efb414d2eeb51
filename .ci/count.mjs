/** Prints `N passed, N failed` from Vitest's JSON report: node count.mjs REPORT EXIT_CODE. */
import { readFileSync } from "node:fs";

const [report, exitCode] = process.argv.slice(2);
const text = readFileSync(report, "utf8");
const { numPassedTests = 0, numFailedTests = 0, testResults = [] } = text ? JSON.parse(text) : {};

// A file that could not be loaded holds no test that could fail.
const broken = testResults.filter(
  ({ status, assertionResults }) =>
    status === "failed" && !assertionResults.some((test) => test.status === "failed"),
).length;
const failed = numFailedTests + broken;

console.log(`${numPassedTests} passed, ${failed === 0 && exitCode !== "0" ? 1 : failed} failed`);
