/** The languages of the pages. */
export const languages = ["en", "fr", "nl"] as const;

/** A language of the pages, as ISO 639-1. */
export type Language = (typeof languages)[number];
