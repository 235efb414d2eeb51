export {
  compareNames,
  comparePrepared,
  type NameComparison,
  type NamePart,
} from "./compare/compare-names.ts";
export { nameThreshold } from "./compare/score-weights.ts";
export { initialOf } from "./initial.ts";
export { latinWords } from "./latin.ts";
export { organisationWords } from "./organisation-words.ts";
export { personNames, type NamePair, type PersonNames } from "./person-names.ts";
export { citySound, streetSound } from "./places.ts";
export { shortSoundOf } from "./short-sound.ts";
export { soundOf } from "./sound.ts";
export { prepareName, type NameKind, type PreparedName } from "./prepare/prepare-name.ts";
export { nameWords } from "./words.ts";
