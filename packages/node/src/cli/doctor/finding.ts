/** What one check found. */
export type Finding = {
  readonly check: string;
  readonly state: "ok" | "warn" | "fail";
  readonly words: string;
  /** What to do about it. */
  readonly remedy?: string;
};

/** A check and how it says what it found. */
export type Reporter = {
  readonly ok: (words: string) => Finding;
  readonly warn: (words: string, remedy: string) => Finding;
  readonly fail: (words: string, remedy: string) => Finding;
};

/** The findings of one check. */
export function reporter(check: string): Reporter {
  return {
    ok: (words) => ({ check, state: "ok", words }),
    warn: (words, remedy) => ({ check, state: "warn", words, remedy }),
    fail: (words, remedy) => ({ check, state: "fail", words, remedy }),
  };
}
