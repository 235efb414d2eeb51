import { roles, type Role } from "@entente/model";

/** An operation as the document of the API declares it. */
export type DeclaredOperation = {
  method: string;
  path: string;
  summary: string;
  /** Any of which it needs; null when strangers may call it. */
  roles: readonly Role[] | null;
  open: boolean;
  /** Whether it needs a proof of identity of the last 10 minutes. */
  recent: boolean;
};

const short: Record<Role, string> = {
  analyst: "An",
  approver: "Ap",
  magistrate: "Ma",
  targeter: "Ta",
  "port-security-officer": "Po",
  "data-protection-officer": "Of",
  administrator: "Ad",
  submitter: "Su",
};

const introduction = `# Rights

What each role may do. The table is made from the document of the API (\`/api/openapi.json\`: \`x-roles\`,
\`x-recent-authentication\`), which is made from the guards that stand in front of the operations
(\`packages/node/src/http/guard.ts\`, groups of roles in \`rights.ts\`); a test compares them and calls
every operation as every role. After a new operation: \`npx vitest run packages/node/src/http/rights.test.ts -u\`.

A user may have several roles; any of those marked is enough. Below the roles, row-level security shows
each user the cases they are a member of, and nobody's transaction sees more than its actor.

- **Analyst, approver, magistrate, targeter, port security officer** work on cases and with them see content.
- **Data protection officer** sees the log and what can be read from it; content only by a look that is
  justified and itself logged.
- **Administrator** sees users, partners and the state of the node; no content. Nobody changes their own
  roles, so that no administrator becomes a case worker unseen by another.
- **Submitter** is somebody from outside: their own account, and nothing of anybody else.

Columns: ${roles.map((role) => `${short[role]} ${role.replaceAll("-", " ")}`).join(", ")}. ● may,
○ may after showing within the last 10 minutes who they are.
`;

/** The page \`docs/rights.md\`: the operations by what they concern, and which roles may call them. */
export function rightsTable(operations: readonly DeclaredOperation[]): string {
  const sorted = operations.toSorted((one, other) => keyOf(one).localeCompare(keyOf(other), "en"));
  const groups = Map.groupBy(sorted, ({ path }) => path.split("/")[1] ?? "");
  const head = `| operation | | ${roles.map((role) => short[role]).join(" | ")} |`;
  const rule = `|---|---|${roles.map(() => ":-:").join("|")}|`;
  const parts = [...groups].map(([name, rows]) =>
    [`## /${name}`, "", head, rule, ...rows.map(lineOf), ""].join("\n"),
  );
  return [introduction, ...parts].join("\n");
}

function lineOf({ method, path, summary, roles: named, recent }: DeclaredOperation): string {
  const cells = roles.map((role) => {
    if (named === null) return "all";
    return named.includes(role) ? (recent ? "○" : "●") : "";
  });
  return `| \`${method} ${path}\` | ${summary} | ${cells.join(" | ")} |`;
}

function keyOf({ path, method }: DeclaredOperation): string {
  return `${path} ${method}`;
}
