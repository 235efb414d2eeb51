import type { Answer, Row } from "./answers.ts";

/** One page of a list; `total` is null where counting would cost too much. */
export type ListPage<Item> = { items: Item[]; next: string | null; total: number | null };

/** A problem detail (RFC 9457) as the node answers it. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail?: string;
  errors?: { path: string; message: string }[];
  remedy?: string;
};

export type Session = Answer<"/session", "$get">;
export type User = Session["user"];
export type Language = User["language"];
export type SampleUser = Row<"/session/sample-users">;
export type UserRow = Row<"/users">;
export type AuthorityRow = Row<"/authorities">;
export type PartnerState = AuthorityRow["state"];
export type AgreementRow = Row<"/agreements">;
export type AgreementState = AgreementRow["state"];
export type Agreements = Answer<"/agreements", "$get">;
export type AgreementDetails = Answer<"/agreements/:id", "$get">;
export type AgreementVersion = AgreementDetails["versions"][number];
export type NodeStatus = Answer<"/status", "$get">;
export type OwnSession = Row<"/session/sessions">;
export type Passkey = Row<"/session/passkeys">;
export type SignInProvider = Row<"/sessions/providers">;
export type Account = Row<"/accounts">;
export type GivenPassword = Answer<"/accounts", "$post", 201>;
