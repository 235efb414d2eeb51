/** A command that did not do what was asked, in words for the person at the keyboard (exit code 1). */
export class Refused extends Error {
  override readonly name = "Refused";
  /** For programs. */
  readonly reason: string;

  constructor(reason: string, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** A command called or configured wrongly (exit code 2). */
export class Misused extends Error {
  override readonly name = "Misused";
}
