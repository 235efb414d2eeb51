import { userInfo } from "node:os";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestNode, type TestNode } from "../testing/test-node.ts";
import { commandsOn, runCli } from "./run-cli.fixture.ts";

let node: TestNode;
let cli: Awaited<ReturnType<typeof commandsOn>>;

beforeAll(async () => {
  node = await startTestNode();
  cli = await commandsOn(node);
});
afterAll(() => node.stop());

const ana = ["--name", "Ana Peeters", "--email", "Ana@example.org", "--roles", "analyst,approver"];

async function signIn(email: string, password: string): Promise<number> {
  const { status } = await node.client().post("/sessions", { email, password });
  return status;
}

describe("The command line", () => {
  test("answers what it is asked, and complains elsewhere", async () => {
    const help = await runCli(["--help"]);
    expect(help).toMatchObject({ code: 0, err: "" });
    expect(help.out).toContain("agreement propose");
    const config = await runCli(["user", "list", "--config", "/nowhere"]);
    expect(config).toMatchObject({ code: 2, out: "" });
    expect(config.err).toContain("no such file");
  });

  test("names the fault for programs", async () => {
    const refused = await cli.run("user disable", ["--email", "nobody@example.org", "--json"]);
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.err)).toMatchObject({ error: { reason: "user-unknown" } });
  });
});

describe("A user", () => {
  test("is made with a password from standard input, while the node runs", async () => {
    const made = await cli.json("user add", [...ana, "--password-stdin"], "a first password\n");
    expect(made).toMatchObject({ email: "ana@example.org", roles: ["analyst", "approver"] });
    expect(await signIn("ana@example.org", "a first password")).toBe(201);
  });

  test("is made once", async () => {
    const again = await cli.run("user add", [...ana, "--generate-password"]);
    expect(again).toMatchObject({ code: 1, out: "" });
    expect(again.err).toContain("already");
  });

  test("is not made without a known role, or with a short password", async () => {
    const bo = ["--name", "Bo", "--email", "bo@example.org", "--password-stdin", "--roles"];
    const role = await cli.run("user add", [...bo, "king"], "a long password");
    expect(role.code).toBe(1);
    expect(role.err).toContain("roles.0");
    const short = await cli.run("user add", [...bo, "analyst"], "short");
    expect(short.err).toContain("fewer than 12");
    const nobodyThere = await cli.run("user add", [...bo.slice(0, 4), "--roles", "analyst"]);
    expect(nobodyThere).toMatchObject({ code: 2 });
    expect(await cli.json("user list")).toMatchObject({ items: [{ email: "ana@example.org" }] });
  });

  test("gets another password, which ends sessions under way", async () => {
    const session = await node.signIn("ana@example.org");
    const reset = await cli.json("user reset-password", [
      "--email",
      "ANA@example.org",
      "--generate-password",
    ]);
    const { password } = reset as { password: string };
    expect((await session.get("/session")).status).toBe(401);
    expect(await signIn("ana@example.org", "a first password")).toBe(401);
    expect(await signIn("ana@example.org", password)).toBe(201);
  });

  test("is disabled at once, and enabled again", async () => {
    const session = await node.signIn("ana@example.org");
    await cli.json("user disable", ["--email", "ana@example.org"]);
    expect((await session.get("/session")).status).toBe(401);
    const listed = await cli.run("user list");
    expect(listed.out).toMatch(/ana@example\.org .*disabled/);
    await cli.json("user enable", ["--email", "ana@example.org"]);
    expect((await (await node.signIn("ana@example.org")).get("/session")).status).toBe(200);
  });

  test("gets other roles, which ends sessions under way", async () => {
    const session = await node.signIn("ana@example.org");
    const roles = ["--email", "ana@example.org", "--roles", "magistrate, approver"];
    expect(await cli.json("user set-roles", roles)).toMatchObject({
      roles: ["magistrate", "approver"],
    });
    expect((await session.get("/session")).status).toBe(401);
    const king = await cli.run("user set-roles", ["--email", "ana@example.org", "--roles", "king"]);
    expect(king.code).toBe(1);
    expect((await cli.run("user list")).out).toContain("approver, magistrate");
  });

  test("is changed under the eyes of the ledger, which names who called the command", async () => {
    const entries = await node.context.store.transaction({ type: "system", name: "test" }, (tx) =>
      tx
        .selectFrom("ledger_entry")
        .select(["actor_id", "object_type", "facts"])
        .where("actor_type", "=", "system")
        .where("actor_id", "=", "command-line")
        .orderBy("seq")
        .execute(),
    );
    const commands = entries.filter(({ facts }) => JSON.stringify(facts).includes('"command"'));
    const operatingSystemUser = userInfo().username;
    expect(commands.map(({ facts }) => facts)).toEqual(
      ["user add", "user reset-password", "user disable", "user enable", "user set-roles"].map(
        (command) => ({
          what: "command-line",
          command,
          operatingSystemUser,
        }),
      ),
    );
    expect(entries.map(({ facts }) => facts)).toContainEqual({ act: "user-disabled" });
    expect(JSON.stringify(entries)).not.toContain("a first password");
  });
});
