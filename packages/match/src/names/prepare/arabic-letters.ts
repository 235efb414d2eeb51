/** Arabic letters, of Persian, Urdu and Kurdish too, as sounds (see phonemes.ts) and as Latin text. */
const letters = `
  ا:a أ:a إ:i آ:a ٱ:a ب:b ت:t ث:t ج:j ح:h خ:h د:d ذ:d ر:r ز:z س:s ش:x ص:s ض:d ط:t ظ:z ع:a غ:g ف:f ق:k
  ك:k ل:l م:m ن:n ه:h و:u ي:i ى:a ة:a ئ:i ؤ:u پ:p چ:x ژ:j گ:g ک:k ی:i ڤ:v ڭ:g ہ:h ھ:h ے:i ٹ:t ڈ:d ڑ:r
  ں:n ۀ:a ې:e ێ:e ۆ:o ە:e ڵ:l ڕ:r ټ:t ډ:d ړ:r ږ:j ښ:x ګ:g ڼ:n څ:s ځ:z
`;

/** Hebrew letters as sounds. */
const hebrewLetters = `
  א:a ב:b ג:g ד:d ה:h ו:u ז:z ח:h ט:t י:i כ:k ך:k ל:l מ:m ם:m נ:n ן:n ס:s ע:a פ:p ף:f צ:s ץ:s ק:k ר:r
  ש:x ת:t
`;

const sounds = new Map(
  `${letters} ${hebrewLetters}`
    .trim()
    .split(/\s+/)
    .map((entry) => {
      const [letter = "", sound = ""] = entry.split(":");
      return [letter, sound] as const;
    }),
);

/** Vowel signs, tatweel, joiners and the bare hamza: written by some, left out by most. */
const unwritten =
  /[\u0591-\u05c7\u0610-\u061a\u0621\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d]/gu;

/** The article, before a word of two letters or more; God's name keeps it. */
const article = /^(و?ال|لل)(?!له$)(?=\p{L}{2})/u;

/** A letter for a sound of the throat, which Latin spellings drop inside a word (Saïd, Kaabi). */
const throat = /(?<=.)[عئؤ](?=.)/u;

/**
 * Words of a name in Arabic or Hebrew letters, as sounds without short vowels.
 * @param word one word in normalization form KC
 * @returns one word, or the article and the word, each as written and as sounds
 */
export function consonantWords(word: string): { written: string; text: string }[] {
  const bare = word.replace(unwritten, "");
  const prefix = article.exec(bare)?.[0];
  const stem = bare
    .replace(article, "")
    .replace(/اة$/u, "ات")
    .replace(/(?<=..)[هہ]$/u, "ا");
  const text = readLetters(stem);
  if (text === "") return [];
  return prefix === undefined
    ? [{ written: word, text }]
    : [
        { written: prefix, text: "al" },
        { written: bare.slice(prefix.length), text },
      ];
}

function readLetters(word: string): string {
  let result = "";
  for (const letter of word.replace(throat, "")) {
    const sound = sounds.get(letter) ?? "";
    if (sound !== "" && !result.endsWith(sound)) result += sound;
  }
  return result;
}
