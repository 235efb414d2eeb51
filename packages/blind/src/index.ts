export { blindBatch, finalizeBatch, type BlindedBatch, type FinalizedBatch } from "./blinding.ts";
export { evaluateBatch, evaluateOwn, type EvaluatedBatch } from "./evaluation.ts";
export { findHits, type CappedTag, type Hit, type ListedTag, type OwnTag } from "./hits.ts";
export { deriveKeyPair, generateKey, publicKeyOf, type KeyPair } from "./keys.ts";
export {
  checkNoticeMac,
  noticeMac,
  type CheckedNoticeMac,
  type NoticeDirection,
} from "./notice-mac.ts";
export {
  createTaggingPool,
  type FinalizedTags,
  type TaggingCounts,
  type TaggingPool,
  type TaggingPoolOptions,
} from "./pool/tagging-pool.ts";
export { MAX_PROVEN, proveBatch, verifyBatch, type VerifiedBatch } from "./proof.ts";
export { ready } from "./sodium.ts";
export {
  ELEMENT_BYTES,
  MAX_INPUT_BYTES,
  OUTPUT_BYTES,
  PROOF_BYTES,
  SCALAR_BYTES,
  type Mode,
} from "./suite.ts";
export { PROOF_KEY_BYTES, TAG_BYTES, tagOf, tagsOf, type TagBatch } from "./tags.ts";
