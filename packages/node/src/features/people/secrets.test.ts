import { createServer, type AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createLog } from "../../log/log.ts";
import { startTestNode, testPassword, type TestNode } from "../../testing/test-node.ts";
import { client, startProvider, type TestProvider } from "./oidc/provider.fixture.ts";
import { SoftPasskey } from "./passkeys/authenticator.fixture.ts";

type Question = { challengeId: string; options: { challenge: string; user: { id: string } } };

const lines: string[] = [];
const secrets = new Map<string, string>();
let node: TestNode;
let provider: TestProvider;
let publicUrl: string;

beforeAll(async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  publicUrl = `http://localhost:${port}`;
  provider = await startProvider(`${publicUrl}/api/v1/sessions/oidc/callback`);
  process.env["ENTENTE_TEST_LOG_SECRET"] = client.secret;
  const log = createLog("trace", { write: (line) => void lines.push(line) });
  node = await startTestNode({
    config: {
      http: { port, publicUrl },
      signIn: {
        oidc: [
          {
            id: "ministry",
            name: "Ministry",
            issuer: provider.issuer,
            clientId: client.id,
            clientSecretEnv: "ENTENTE_TEST_LOG_SECRET",
          },
        ],
      },
    },
    overrides: { log },
  });
  await node.addUser("ana@example.org", "analyst", "administrator");
});
afterAll(async () => {
  delete process.env["ENTENTE_TEST_LOG_SECRET"];
  await node.stop();
  await provider.stop();
});

/** Remembers what must never stand in the log. */
function secret(what: string, value: string | undefined): string {
  if (!value) throw new Error(`there is no ${what}`);
  secrets.set(what, value);
  return value;
}

test("no secret of a sign-in reaches the log, however it goes, at its most talkative level", async () => {
  secret("the password", testPassword);
  secret("the secret at the provider", client.secret);
  const email = "ana@example.org";
  const typo = secret("a mistyped password", "a long test passwort");
  await node.client().post("/sessions", { email, password: typo });
  const password = testPassword;
  const entered = await node
    .client()
    .post<{ token: string }>("/sessions", { email, password, transport: "bearer" });
  const token = secret("the token", entered.body.token);
  const ana = await node.signIn(email);

  const key = new SoftPasskey(publicUrl, "localhost");
  const question = (await ana.post<Question>("/session/passkeys/question")).body;
  secret("a challenge", question.options.challenge);
  const made = key.create(question.options);
  secret("the attestation", made.response.attestationObject);
  const { challengeId } = question;
  await ana.post("/session/passkeys", { challengeId, name: "A key", response: made });
  const asked = (await node.client().post<Question>("/sessions/passkey/question")).body;
  const shown = key.get(asked.options);
  secret("the signature", shown.response.signature);
  const byKey = { challengeId: secret("the challenge's id", asked.challengeId), response: shown };
  await node.client().post("/sessions/passkey", byKey);
  await node.client().post("/sessions/passkey", byKey);

  await throughProvider(true);
  await throughProvider(false);

  const given = await ana.post<{ id: string; password: string }>("/accounts", {
    name: "Bo",
    email: "bo@example.org",
    roles: ["analyst"],
    language: "en",
  });
  secret("a given password", given.body.password);
  await ana.put("/session/password", {
    current: testPassword,
    next: secret("the new password", "an entirely new password"),
  });
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const broken = { method: "POST", headers, body: `{"password": "${testPassword}` };
  await node.client().request("/sessions", broken);
  await node.client().get(`/nothing?token=${token}`, headers);
  await node.client().get(`/cases/${token}`, { cookie: `entente_session_be-test-police=${token}` });

  const log = lines.join("");
  expect(log).toContain('"route":"/api/v1/sessions/passkey"');
  expect(log).toContain("a provider's answer was refused");
  for (const [what, value] of secrets) expect([what, log.includes(value)]).toEqual([what, false]);
  for (const personal of ["ana@example.org", "bo@example.org", "scrypt$"])
    expect([personal, log.includes(personal)]).toEqual([personal, false]);
});

/** Goes to the provider and back, with its code or a wrong one. */
async function throughProvider(right: boolean): Promise<void> {
  const began = await fetch(`${publicUrl}/api/v1/sessions/oidc`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ provider: "ministry" }),
  });
  const cookie = began.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  secret(`the browser's key ${right}`, cookie.split("=")[1]);
  let { url } = (await began.json()) as { url: string };
  secret(`the state ${right}`, new URL(url).searchParams.get("state") ?? "");
  const jar: string[] = [];
  while (!url.startsWith(publicUrl)) {
    const answer = await fetch(url, { headers: { cookie: jar.join("; ") }, redirect: "manual" });
    jar.push(...answer.headers.getSetCookie().map((each) => each.split(";")[0] ?? ""));
    url = new URL(answer.headers.get("location") ?? "", url).href;
  }
  const back = new URL(url);
  secret(`the code ${right}`, back.searchParams.get("code") ?? "");
  if (!right) back.searchParams.set("code", secret("a wrong code", "a-code-made-up"));
  const entered = await fetch(back, { headers: { cookie }, redirect: "manual" });
  expect(entered.headers.get("location")).toBe(right ? "/" : "/sign-in?failed=oidc-refused");
  if (right)
    secret(
      "the token by the provider",
      entered.headers
        .getSetCookie()
        .join()
        .match(/entente_session_[^=]*=([^;]+)/)?.[1],
    );
}
