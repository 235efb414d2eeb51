export { defaultModel } from "./learning/default-model.ts";
export { findCandidates } from "./blocking/find-candidates.ts";
export { linkableKinds } from "./fields/profiles.ts";
export { deduplicate, linkRegisters, type LinkOptions, type ScoredPair } from "./link.ts";
export { linkageFields, linkageLevels, type LinkageField, type LinkageLevel } from "./levels.ts";
export { learnModel } from "./learning/learn-model.ts";
export { learnFromDecisions, type Decision } from "./learning/learn-from-decisions.ts";
export { presumedModel } from "./learning/presumed-model.ts";
export type {
  Comparison,
  FieldEvidence,
  LinkageModel,
  LinkRecord,
  ModelField,
  ModelLevel,
} from "./linkage-types.ts";
export { createRegister, Register } from "./register/register.ts";
export { compareRecords } from "./scoring/compare-records.ts";
export { bitsFor, priorAt, probabilityOf } from "./scoring/probability.ts";
export { scorer, Scorer } from "./scoring/scorer.ts";
export { finish, finishWithPauses, type Steps } from "./steps.ts";
