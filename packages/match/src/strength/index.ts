export { pieces, type EvidenceGroup, type Piece } from "./pieces.ts";
export { defaultHitThreshold, keyTypes, strengthOf, type Strength } from "./strength.ts";
