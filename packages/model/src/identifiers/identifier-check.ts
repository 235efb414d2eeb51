/** What the check of an identifier answers. */
export type IdentifierCheck<Reason extends string, Note extends string = never> =
  | {
      readonly ok: true;
      /** The identifier in its normal form. */
      readonly value: string;
      /** What had to be changed beyond separators and case to reach that form. */
      readonly note?: Note;
    }
  | {
      readonly ok: false;
      readonly reason: Reason;
      /** What is wrong and what would be right, in one English sentence. */
      readonly hint: string;
      /** What was given, without separators and in upper case. */
      readonly normal: string;
    };
