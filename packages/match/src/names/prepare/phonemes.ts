/**
 * How letters are read, whatever the language: per first letter, longest spelling first. A rule is
 * `spelling>sounds`; in round brackets stands what must follow, `^` means at the start only.
 * The sounds: vowels `a e i o u`, glides `y w`, consonants as in English but `x` for *sh* and
 * *ch*, `j` for *zh* and *dj*, `h` for all that comes from the throat.
 */
const rules = readRules(`
  a>a aa>a ae>e b>b
  cch>k chr>kr ch>x ck>k cz>x c>k c>s(e) c>s(i) c>s(y)
  d>d dzh>j dj>j dh>d dt>t
  e>e ee>i f>f g>g gj>j gh>g gu>g(e) gu>g(i)
  h>h i>i ij>i ie>i j>j k>k kh>h kn>kn l>l m>m n>n
  o>o ou>u oe>u oo>u ow>u ou>w(a)^ ou>w(e)^ ou>w(i)^ oe>w(a)^ oe>w(e)^
  p>p ph>f q>k qu>k r>r rh>r
  s>s tsch>x sch>x sh>x sj>x ss>s sz>s
  t>t tsj>x tch>x tsh>x tj>x th>t ts>s tz>s
  u>u v>v w>w x>ks xh>j x>x^ y>i y>y(a) y>y(e) y>y(o) y>y(u) z>z zh>j
`);

type Rule = {
  readonly spelling: string;
  readonly sounds: string;
  readonly next: string;
  readonly start: boolean;
};

/**
 * The sounds of a word, vowels included, so that spellings of several languages fall together or
 * come near each other (Cherkaoui and Sharqawi, Tchernov and Tsjernov).
 * @param word over `[a-z0-9]`
 * @returns over `[a-z0-9]`, without doubles and without a silent h at the end
 */
export function phonemesOf(word: string): string {
  let result = "";
  let last = "";
  let at = 0;
  while (at < word.length) {
    const known = rules[word.charCodeAt(at)];
    let sounds = word[at]!;
    let used = 1;
    if (known)
      for (const { spelling, sounds: read, next, start } of known) {
        if (start && at > 0) continue;
        if (spelling.length > 1 && !word.startsWith(spelling, at)) continue;
        if (next !== "" && word[at + spelling.length] !== next) continue;
        sounds = read;
        used = spelling.length;
        break;
      }
    at += used;
    if (sounds === "h" && at >= word.length && result.length > 1) break;
    if (sounds !== last) result += sounds;
    last = sounds;
  }
  return result;
}

function readRules(text: string): (readonly Rule[] | undefined)[] {
  const all = [...text.matchAll(/(\w+)>(\w+)(?:\((\w)\))?(\^?)/g)].map(
    ([, spelling = "", sounds = "", next = "", start]) => ({
      spelling,
      sounds,
      next,
      start: start === "^",
    }),
  );
  const byLetter: (Rule[] | undefined)[] = [];
  for (const rule of all) (byLetter[rule.spelling.charCodeAt(0)] ??= []).push(rule);
  for (const list of byLetter) list?.sort((one, other) => precedence(other) - precedence(one));
  return byLetter;
}

function precedence(rule: Rule): number {
  return rule.spelling.length * 4 + (rule.next === "" ? 0 : 2) + (rule.start ? 1 : 0);
}
