/**
 * What a person or organisation is in an inquiry (Directive (EU) 2016/680 art. 6). One may be several
 * at a time: a victim in one matter and a suspect in another.
 */
export const subjectStatuses = [
  "suspect",
  "convicted",
  "victim",
  "witness",
  "contact",
  "professional",
] as const;

/** What a person or organisation is in an inquiry. */
export type SubjectStatus = (typeof subjectStatuses)[number];
