export { linkableKinds } from "./fields/profiles.ts";
export { linkageFields, linkageLevels, type LinkageField, type LinkageLevel } from "./levels.ts";
export { learnModel, type LearnOptions } from "./learning/learn-model.ts";
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
export { bitsFor, probabilityOf } from "./scoring/probability.ts";
export { scorer, Scorer } from "./scoring/scorer.ts";
