/** Chinese surnames of two characters. */
const longSurnames =
  /^(?:欧阳|歐陽|司马|司馬|诸葛|諸葛|上官|夏侯|皇甫|尉迟|公孙|公孫|慕容|令狐|司徒|端木|南宫|东方|東方)/u;

/** Characters that are read otherwise as a surname than as a word. */
const surnameReadings: ReadonlyMap<string, string> = new Map(
  Object.entries({
    曾: "Zeng",
    单: "Shan",
    單: "Shan",
    解: "Xie",
    仇: "Qiu",
    区: "Ou",
    區: "Ou",
    查: "Zha",
    朴: "Piao",
    任: "Ren",
    盖: "Ge",
    华: "Hua",
    翟: "Zhai",
    乐: "Yue",
    召: "Shao",
    缪: "Miao",
    纪: "Ji",
    宁: "Ning",
    尹: "Yin",
    贾: "Jia",
    洗: "Xian",
    冼: "Xian",
  }),
);

/** Korean surnames as their bearers write them, where that is not the official reading. */
const koreanSurnames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    김: "Kim",
    이: "Lee",
    박: "Park",
    최: "Choi",
    정: "Jung",
    강: "Kang",
    조: "Cho",
  }),
);

/** Names have two to four characters; longer rows are foreign names written by their sound. */
const longestName = 4;

/**
 * The words of a name in Chinese characters or Korean syllables: surname, then the given name as
 * one word. Foreign names, which are set apart by dots, stay whole.
 * @param word characters without a separator
 * @param alone whether nothing else belongs to the name
 */
export function hanWords(word: string, alone: boolean): { written: string; letters: string }[] {
  const characters = Array.from(word);
  if (!alone || characters.length > longestName || characters.length < 2)
    return [{ written: word, letters: word }];
  const length = longSurnames.test(word) && characters.length > 2 ? 2 : 1;
  const surname = characters.slice(0, length).join("");
  const given = characters.slice(length).join("");
  const letters = surnameReadings.get(surname) ?? koreanSurnames.get(surname) ?? surname;
  return [
    { written: surname, letters },
    { written: given, letters: given },
  ];
}
