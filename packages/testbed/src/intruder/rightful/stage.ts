import { statement } from "../../testing/statements.ts";
import type { RecordView } from "../../testing/views.ts";
import type { Canaries } from "../canaries.ts";
import type { Victim } from "../victim.ts";
import type { Person } from "./sample.ts";

/** Does something as somebody at a node; the answer's body. @throws Error when it is refused */
export type Act = <T>(
  method: string,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<T>;

/** A node with a partner on which what a call needs is made. */
export type Stage = {
  readonly victim: Victim;
  readonly partner: Victim;
  readonly as: (person: Person) => Act;
  readonly asPartner: Act;
  /** A word that none of the callers may read, but for whom it is said. */
  readonly word: (what: string, audience?: readonly string[]) => string;
  /** A number that was not given before. */
  readonly number: () => number;
  /** A case of the lead alone. */
  readonly freshCase: () => Promise<string>;
  /** A person in a case of the lead alone. */
  readonly freshRecord: (caseId?: string) => Promise<RecordView & { caseId: string }>;
};

let given = 1_000;

/** Sets the stage at a node. */
export function stageAt(victim: Victim, partner: Victim, canaries: Canaries): Stage {
  const { id } = victim.authority;
  const as = (person: Person): Act => actAs(victim, victim.tokenOf(person));
  const lead = as("lead");
  const word: Stage["word"] = (what, audience = []) =>
    canaries.make(`${what} at ${id}`, [
      ...audience,
      `${id}/data-protection-officer POST /oversight/looks`,
    ]);
  const freshCase = async (): Promise<string> =>
    (await lead<{ id: string }>("POST", "/cases", { title: "Fresh", purpose: "Inquiry" })).id;
  return {
    victim,
    partner,
    as,
    asPartner: actAs(partner, partner.tokenOf("lead")),
    word,
    number: () => given++,
    freshCase,
    async freshRecord(wanted) {
      const caseId = wanted ?? (await freshCase());
      const record = await lead<RecordView>("POST", "/records", {
        kind: "Person",
        caseId,
        statements: [
          statement("name", `${word("name on the stage")} ${word("name on the stage")}`),
          statement("notes", word("note on the stage"), { source: word("source on the stage") }),
        ],
      });
      return { ...record, caseId };
    },
  };
}

function actAs({ node }: Victim, token: string): Act {
  return async <T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<T> => {
    const raw = typeof body === "string";
    const response = await fetch(`${node.httpUrl}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined
          ? {}
          : { "content-type": raw ? "application/octet-stream" : "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: raw ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return (text === "" ? undefined : JSON.parse(text)) as T;
  };
}
