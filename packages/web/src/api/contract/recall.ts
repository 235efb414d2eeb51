import type { Answer, Row } from "./answers.ts";

export type Recall = Row<"/recalls">;
export type RecallDetails = Answer<"/recalls/:id", "$get">;
export type OutstandingCopy = Row<"/outstanding-copies">;
export type Disclosures = Answer<"/records/:id/disclosures", "$get">;
export type RecallPreview = Answer<"/records/:id/statements/:statementId/recall-preview", "$post">;
export type Consent = Row<"/consents">;
export type ConsentDetails = Answer<"/consents/:id", "$get">;
export type ReviewRow = Row<"/retention/reviews">;
export type ErasedRow = Row<"/retention/erased">;
export type ExportPreview = Answer<"/exports/preview", "$post">;
export type ExportedCopy = Answer<"/exports", "$post", 201>;
