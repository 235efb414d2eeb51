import { latinWords } from "./latin.ts";
import { loose } from "./particles.ts";

/** Legal forms and words that any company may carry. */
const forms = new Set(
  (
    "bv bvba nv sa sas sarl sarlau eurl sprl srl cv cvba vof asbl vzw scs snc gie gmbh kg ag mbh ug " +
    "ltd limited llc llp plc inc corp corporation co company cie compagnie cia sl slu spa sapa " +
    "ltda lda eirl sac sab cv de sh shpk dooel doo ooo oao zao pao as ab oy aps is ao kft zrt sro " +
    "holding group groep groupe grupo gruppe international internationaal et and en und the fzco fze"
  ).split(" "),
);

const mostWords = 5;

/**
 * The words of an organisation's name that tell it from others: Latin, lower case, without legal
 * forms (dots in them or not) and particles, in the order of the name.
 * @returns at most 5 distinct words; when nothing but such words is there, all of them
 */
export function organisationWords(name: string): string[] {
  const joined = name.slice(0, 400).replace(/(?<=\b\p{L})\.\s?(?=\p{L}\b)/gu, "");
  const all = [...new Set(latinWords(joined))];
  const kept = all.filter((word) => !forms.has(word) && !loose.has(word));
  return (kept.length > 0 ? kept : all).slice(0, mostWords);
}
