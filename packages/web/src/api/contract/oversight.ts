import type { Answer, Row } from "./answers.ts";

export type LogEntry = Row<"/oversight/log">;
export type Look = Answer<"/oversight/looks", "$post", 201>;
export type Exchanges = Answer<"/oversight/exchanges", "$get">;
export type ExchangeRow = Exchanges["items"][number];
export type MatchingOverview = Answer<"/oversight/matching", "$get">;
export type AgreementMatching = MatchingOverview["items"][number];
export type OversightSummary = Answer<"/oversight/summary", "$get">;
export type Rights = Answer<"/oversight/rights", "$get">;
export type Alarm = Row<"/oversight/alarms">;
export type AlarmOutcome = NonNullable<Alarm["resolved"]>["outcome"];
