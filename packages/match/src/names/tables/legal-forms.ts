/**
 * Legal forms by what they are, so that translations meet: a company of shares, one of limited
 * liability, a partnership, an association, a public or state body. Several words are one form.
 */
const forms: Readonly<Record<string, string>> = {
  shares: `ag|aktiengesellschaft|akciova spolecnost|a s|as|anonim sirketi|sa|s a|sociedad anonima|societe anonyme|
    societa per azioni|spa|sapa|nv|naamloze vennootschap|plc|public limited company|ab|aktiebolag|oy|oyj|asa|aps|
    jsc|ojsc|pjsc|cjsc|ao|oao|pao|zao|joint stock company|open joint stock company|public joint stock company|
    closed joint stock company|aktsionernoe obshchestvo|otkrytoe aktsionernoe obshchestvo|
    publichnoe aktsionernoe obshchestvo|zakrytoe aktsionernoe obshchestvo|sha|shoqeri aksionare|sac|sab|sab de cv|
    sa de cv|sae|saoc|saog|kk|kabushiki kaisha|bhd|berhad|tbk|pt|sas|societe par actions simplifiee|incorporated|inc|
    corp|corporation|se|sca|dd|ad`,
  limited: `ltd|limited|private limited|private limited company|pvt ltd|pte ltd|pty ltd|co ltd|company limited|
    llc|limited liability company|gmbh|gesellschaft mit beschrankter haftung|gesellschaft mit beschraenkter haftung|
    ug|mbh|sarl|sarlau|sarl au|sa rl|societe a responsabilite limitee|eurl|srl|sprl|bvba|bv|besloten vennootschap|
    sl|slu|sociedad limitada|sociedad de responsabilidad limitada|s de rl|s de rl de cv|lda|limitada|ltda|eirl|
    societa a responsabilita limitata|srls|societatea cu raspundere limitata|sp z oo|sp z o o|sp zoo|spolka z oo|ooo|
    obshchestvo s ogranichennoi otvetstvennostyu|obshchestvo s ogranichennoy otvetstvennostyu|tov|too|doo|dooel|shpk|sh pk|
    kft|sro|spol s r o|uab|sia|ou|ltd sti|limited sirketi|sdn bhd|fzco|fze|fz llc|wll|est|unipessoal lda|ab oy|ohg mbh`,
  partners: `lp|llp|kg|gmbh co kg|ohg|snc|cv|scs|vof|sc|gie|geie|general partnership|limited partnership|and co|co`,
  association: `asbl|vzw|ev|stichting|association|ong|ngo|ano|nko|fondation|fundacion|vereniging|oz`,
  state: `gup|fgup|mup|eps|soe`,
};

/** A legal form: its own number and the number of what it is. */
export type LegalForm = { readonly form: number; readonly type: number };

type Phrase = { readonly words: readonly string[]; readonly form: LegalForm };

/** Legal forms by their first word, longest first. */
const phrases: ReadonlyMap<string, readonly Phrase[]> = readForms();

/** The words of legal forms that have six letters or more, by the code of their first letter. */
export const longLegalWords: ReadonlyMap<number, readonly string[]> = Map.groupBy(
  new Set([...phrases.values()].flat().flatMap(({ words }) => words.filter((it) => it.length > 5))),
  (word) => word.charCodeAt(0),
);

/**
 * The legal form that begins at a word.
 * @returns the form and of how many words it consists; undefined when there is none
 */
export function legalFormAt(
  words: readonly string[],
  at: number,
): { form: LegalForm; length: number } | undefined {
  for (const phrase of phrases.get(words[at]!) ?? []) {
    const { length } = phrase.words;
    if (at + length <= words.length && phrase.words.every((word, by) => words[at + by] === word))
      return { form: phrase.form, length };
  }
  return undefined;
}

function readForms(): Map<string, Phrase[]> {
  const byWord = new Map<string, Phrase[]>();
  let form = 0;
  for (const [type, texts] of Object.values(forms).entries())
    for (const text of texts.split("|")) {
      const words = text.trim().split(/\s+/);
      const known = byWord.get(words[0]!) ?? [];
      known.push({ words, form: { form: form++, type } });
      byWord.set(words[0]!, known);
    }
  for (const list of byWord.values())
    list.sort((one, other) => other.words.length - one.words.length);
  return byWord;
}
