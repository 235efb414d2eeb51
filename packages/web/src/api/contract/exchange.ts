import type { Answer, Row } from "./answers.ts";

export type Hit = Row<"/hits">;
export type HitState = Hit["state"];
export type Strength = Hit["strength"];

export type RequestView = Row<"/requests">;
export type RequestState = RequestView["state"];
export type RefusalReason = NonNullable<RequestView["refusal"]>["reason"];
export type RequestInput = Pick<RequestView, "purpose" | "justification" | "urgency">;
export type RequestPreview = Answer<"/hits/:id/requests/preview", "$post">;
export type Holdings = Answer<"/requests/:id/holdings", "$get">;
export type GateDecision = RequestPreview["decision"];
