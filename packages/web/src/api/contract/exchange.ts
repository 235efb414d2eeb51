import type { Answer, Row } from "./answers.ts";

export type Hit = Row<"/hits">;
export type HitState = Hit["state"];
export type Strength = Hit["strength"];

export type RequestView = Row<"/requests">;
export type RequestState = RequestView["state"];
export type RefusalReason = NonNullable<RequestView["refusal"]>["reason"];
export type RequestInput = Pick<RequestView, "purpose" | "justification" | "urgency"> & {
  withoutCopy?: string;
};
export type RequestPreview = Answer<"/hits/:id/requests/preview", "$post">;
export type Holdings = Answer<"/requests/:id/holdings", "$get">;
export type GateDecision = RequestPreview["decision"];
export type Held = Holdings["statements"][number];
export type Basis = Holdings["agreement"];
export type Earlier = Holdings["earlier"][number];
export type AnswerPreview = Answer<"/requests/:id/prepared", "$get">;
export type RequestNotice = Row<"/requests/notices">;
export type OutsideRequest = Row<"/requests/outside">;
export type RequestCopy = Row<"/requests/copies">;
export type Statistics = Answer<"/requests/statistics", "$get">;
