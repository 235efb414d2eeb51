import type { SplitWord } from "./split-name.ts";

/** A syllable of Mandarin in Pinyin that begins with a consonant. */
const syllable =
  "(?:[bpmf](?:a[ino]?|ang|e[in]?|eng|o|ou|u)|[bpmdtnljqx]i(?:ao?|ang?|e|ng?|u|ong)?|" +
  "(?:[dtnlgkhzcsr]|[zcs]h)(?:a[ino]?|ang|e[in]?|eng|ou|ong|u|u[ino]|uan|i)|" +
  "(?:[gkh]|[zcs]h)ua(?:i|ng)?|[jqx]u(?:e|n|an)?|y(?:an?|ang|ao|e|in?|ing|ong?|ou|u|ue|un|uan)|" +
  "w(?:a|ai|an|ang|ei|en|eng|o|u))";

/** One or two syllables; one without a consonant can only be the first. */
const syllables = new RegExp(`^(?:${syllable}|a[ino]?|ang|e[nr]?|ou)(?:${syllable})?$`);

/** The surnames of nearly all who have a Chinese one. */
const surnames: ReadonlySet<string> = new Set(
  `wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang
  han feng deng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren shen yao lv
  zhong cui tan fan jin shi liao jia xia fu fang zou xiong bai meng qin qiu hou yin xue yan duan lei long tao
  mao hao gu xi ji gong shao wan qian dai mo kong xiang chang ouyang situ shangguan sima zhuge`
    .trim()
    .split(/\s+/),
);

const mostWords = 3;

/** Whether a person's name is a Chinese one in Latin letters, as far as its words can tell. */
export function isChinese(words: readonly SplitWord[]): boolean {
  if (words.length < 2 || words.length > mostWords) return false;
  if (!surnames.has(words[0]!.text) && !surnames.has(words.at(-1)!.text)) return false;
  return words.every(({ text }) => text.length < 12 && syllables.test(text));
}
