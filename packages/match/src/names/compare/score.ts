import type { NameKind } from "../prepare/prepare-name.ts";
import type { Meeting } from "./align.ts";
import { scoreWeights, type ScoreWeights } from "./score-weights.ts";

/** From this weight on, a word that is alike says something by itself. */
const telling = 0.3;

/** Less than one name that is not frequent: Mohamed alone is not Mohamed El Amrani. */
const oneName = 0.85;
const halfName = 0.5;

/** A Chinese given name has one syllable or two: how far another one is another name. */
const syllableShare = 0.6;

/** What the meetings of two names add up to. */
type Sums = {
  /** Weight of what is alike. */
  shared: number;
  /** Weight of the words that only the left, or the right, name has. */
  left: number;
  right: number;
  /** True when a telling word is alike by more than its first letter. */
  firm: boolean;
  /** True when both are names of Chinese syllables. */
  syllabic: boolean;
  /** Words that are the father's name on the left only, or on the right only. */
  fathersLeft: number;
  fathersRight: number;
  /** Legal forms that met none of their own. */
  legalLeft: string;
  legalRight: string;
};

/**
 * The score of two names from how their words met: 1, and less by a factor for every pair of
 * words that are not the same, for words that contradict each other (both names have one that the
 * other lacks), for words that only one name has, for exchanged father and son, for another legal form.
 * @returns 0 to 1; 0 when no word met another
 */
export function scoreOf(meetings: readonly Meeting[], kind: NameKind): number {
  const weights = scoreWeights[kind];
  const sums = sumsOf(meetings);
  if (sums.shared === 0) return 0;
  const surplus = Math.abs(sums.left - sums.right);
  const missing = sums.syllabic ? surplus * syllableShare : 0;
  const contradicting = Math.min(sums.left, sums.right) + missing;
  const extra = surplus - missing;
  const dilution = (2 / Math.max(1, sums.shared + contradicting)) ** weights.spread;
  let score = likenessFactor(meetings, dilution, weights);
  if (contradicting > 0) score *= (1 - weights.conflict) ** (contradicting * dilution);
  score /= 1 + (weights.extra * extra) / (sums.shared + weights.thin);
  if (sums.fathersLeft > 0 && sums.fathersRight > 0) score *= weights.father;
  if (sums.legalLeft !== "" && sums.legalRight !== "")
    score *= sums.legalLeft[0] === sums.legalRight[0] ? weights.form : weights.legal;
  const firm = sums.firm && !(extra > halfName && sums.shared < oneName);
  return firm || score === 1 ? score : score * weights.vague;
}

function sumsOf(meetings: readonly Meeting[]): Sums {
  const sums: Sums = {
    shared: 0,
    left: 0,
    right: 0,
    firm: false,
    syllabic: true,
    fathersLeft: 0,
    fathersRight: 0,
    legalLeft: "",
    legalRight: "",
  };
  for (const meeting of meetings) {
    const mine = meeting.left[0];
    const theirs = meeting.right[0];
    if (!(mine ?? theirs)?.syllabic) sums.syllabic = false;
    if (mine && theirs) addMet(sums, meeting);
    else if (mine?.role === "legal-form") sums.legalLeft ||= mine.text;
    else if (theirs?.role === "legal-form") sums.legalRight ||= theirs.text;
    else if (mine) sums.left += mine.weight;
    else if (theirs) sums.right += theirs.weight;
  }
  return sums;
}

function addMet(sums: Sums, meeting: Meeting): void {
  const { left, right, share, how } = meeting;
  const weight = weightOf(meeting);
  sums.shared += weight * share;
  if (share > 0.5 && how !== "initial" && weight >= telling) sums.firm = true;
  if (left.length > 1 || right.length > 1 || weight < telling) return;
  const [mine, theirs] = [left[0]!.father, right[0]!.father];
  if (mine && !theirs) sums.fathersLeft += 1;
  if (theirs && !mine) sums.fathersRight += 1;
}

function likenessFactor(
  meetings: readonly Meeting[],
  dilution: number,
  { conflict, curve }: ScoreWeights,
): number {
  let factor = 1;
  for (const meeting of meetings) {
    const { share } = meeting;
    if (share === 1 || meeting.left.length === 0 || meeting.right.length === 0) continue;
    factor *= (1 - conflict * (1 - share) ** curve) ** (weightOf(meeting) * dilution);
  }
  return factor;
}

/** Words written together weigh what they weigh apart, but hardly more than one name. */
function weightOf({ left, right }: Meeting): number {
  let sum = 0;
  for (const word of left) sum += word.weight;
  for (const word of right) sum += word.weight;
  return Math.min(sum / 2, 1.2);
}
