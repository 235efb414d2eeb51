import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readJsonText } from "./json-text.ts";
import {
  describeFaults,
  readConfig,
  readConfigFile,
  type ConfigEnvironment,
} from "./read-config.ts";

const valid = {
  authority: { id: "be-test-police", name: "Police", type: "police", country: "be" },
  http: { port: 7100 },
  link: { port: 7200 },
  dataDir: "data",
};

function read(text: string, environment: ConfigEnvironment = {}) {
  return readConfig(text, { environment, folder: "/srv/node" });
}

function faultsOf(text: string): string[] {
  const outcome = read(text);
  return outcome.ok ? [] : describeFaults("node.json", outcome.faults).split("\n");
}

describe("A node's config", () => {
  test("is complete after reading, with folders from where the file stands", () => {
    const outcome = read(JSON.stringify(valid));
    expect(outcome).toMatchObject({
      ok: true,
      config: {
        http: { host: "127.0.0.1", port: 7100, trustProxy: false },
        database: { poolSize: 12 },
        dataDir: "/srv/node/data",
        demonstration: false,
        log: { level: "info" },
      },
    });
  });

  test("takes providers of OpenID Connect with TLS, a public address and one place for the secret", () => {
    const provider = {
      id: "ministry",
      name: "Ministry",
      issuer: "https://login.example",
      clientId: "entente",
      clientSecretFile: "secrets/ministry",
    };
    const withProviders = (http: object, ...oidc: object[]) =>
      JSON.stringify({ ...valid, http: { port: 1, ...http }, signIn: { oidc } });
    const publicUrl = "https://entente.example";
    expect(read(withProviders({ publicUrl }, provider))).toMatchObject({
      ok: true,
      config: {
        signIn: {
          idleMinutes: 60,
          oidc: [{ clientSecretFile: "/srv/node/secrets/ministry", strong: false }],
        },
      },
    });
    const words = (text: string) => faultsOf(text).map((fault) => fault.replace(/^[^ ]* /, ""));
    expect(words(withProviders({}, provider))).toEqual([
      "http.publicUrl: providers of OpenID Connect need the address to which they send people back",
    ]);
    expect(
      words(withProviders({ publicUrl }, { ...provider, issuer: "http://x.example" })),
    ).toEqual(["signIn.oidc.0.issuer: an address that begins with https://"]);
    expect(words(withProviders({ publicUrl }, { ...provider, clientSecretEnv: "X" }))).toEqual([
      "signIn.oidc.0: the secret is in a file or in the environment, not in both",
    ]);
    expect(words(withProviders({ publicUrl }, provider, provider))).toEqual([
      "signIn.oidc: two providers have the same id",
    ]);
  });

  test("names line and column of a wrong value", () => {
    const text = JSON.stringify({ ...valid, http: { port: "7100" } }, null, 2);
    const line = text.split("\n").findIndex((part) => part.includes('"port": "7100"')) + 1;
    expect(faultsOf(text)).toEqual([`node.json:${line}:5: http.port: a port is a whole number`]);
  });

  test("names the line of a setting that does not exist", () => {
    const text = JSON.stringify({ ...valid, prot: 1 }, null, 2);
    const line = text.split("\n").findIndex((part) => part.includes("prot")) + 1;
    expect(faultsOf(text)).toEqual([`node.json:${line}:3: prot: there is no such setting`]);
  });

  test("names the line of what holds a missing setting", () => {
    const text = '{\n  "authority": {},\n  "http": { "port": 1 },\n  "link": { "port": 2 }\n}';
    const faults = faultsOf(text);
    expect(faults.filter((fault) => fault.startsWith("node.json:2:3: authority."))).toHaveLength(4);
    expect(faults.filter((fault) => fault.startsWith("node.json:1:1: dataDir: "))).toHaveLength(1);
  });

  test.each([
    [
      "a comma too many",
      '{\n  "dataDir": "x",\n}',
      'node.json:3:1: expected a name in quotes but found "}"',
    ],
    [
      "a quote that is not closed",
      '{\n "dataDir": "x\n}',
      'node.json:2:13: expected a text in quotes but found "\\""',
    ],
    [
      "an end too early",
      '{\n "http": {',
      "node.json:2:11: expected a name in quotes but found the end",
    ],
    [
      "a word that is no value",
      '{ "http": yes }',
      "node.json:1:11: a value is not written as JSON asks",
    ],
    [
      "a name that stands twice",
      '{\n "link": 1,\n "link": 2\n}',
      'node.json:3:2: "link" stands twice',
    ],
    ["something after the end", "{}\n{}", 'node.json:2:1: expected the end but found "{"'],
    ["nothing at all", "", "node.json:1:1: expected a value but found the end"],
  ])("says where and what: %s", (_what, text, fault) => {
    expect(faultsOf(text)).toEqual([fault]);
  });

  test("takes the database from the environment before the file", () => {
    const text = JSON.stringify({ ...valid, database: { url: "postgres://a/b", poolSize: 3 } });
    const outcome = read(text, { DATABASE_URL: "postgres://c/d" });
    expect(outcome).toMatchObject({
      ok: true,
      config: { database: { url: "postgres://c/d", poolSize: 3 } },
    });
  });

  test("is refused in words when the file is not there", async () => {
    expect(await readConfigFile("/nowhere/node.json")).toMatchObject({
      ok: false,
      reason: "config-unreadable",
      faults: [{ message: "there is no such file" }],
    });
  });

  test("is valid as the example shows it", async () => {
    const file = resolve(import.meta.dirname, "../../config.example.json");
    expect(await readConfigFile(file)).toMatchObject({ ok: true });
    expect(read(await readFile(file, "utf8"))).toMatchObject({ ok: true });
  });
});

describe("The reader of JSON with places", () => {
  const jsonText = fc
    .tuple(fc.jsonValue({ noUnicodeString: false }), fc.constantFrom(undefined, 1, 2))
    .map(([value, indent]) => JSON.stringify(value, null, indent));

  /** What JSON.parse makes of a text, or that it refuses it. */
  function parsed(text: string): unknown {
    try {
      return { ok: true, value: JSON.parse(text) as unknown };
    } catch {
      return { ok: false };
    }
  }

  /** What the reader makes of it; a name that stands twice, which JSON.parse lets pass, apart. */
  function readAs(text: string): unknown {
    const outcome = readJsonText(text);
    if (outcome.ok) return { ok: true, value: outcome.value };
    return outcome.reason.endsWith("stands twice") ? parsed(text) : { ok: false };
  }

  test("reads what JSON.parse reads", () => {
    fc.assert(
      fc.property(jsonText, (text) => {
        expect(readAs(text)).toEqual(parsed(text));
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  test("refuses what JSON.parse refuses", () => {
    const damaged = fc
      .tuple(jsonText, fc.nat(), fc.constantFrom("", ",", "}", '"', "x"))
      .map(([text, at, put]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + put + text.slice(place + 1);
      });
    fc.assert(
      fc.property(damaged, (text) => {
        expect(readAs(text)).toEqual(parsed(text));
      }),
      { seed: 2, numRuns: 300 },
    );
  });
});
