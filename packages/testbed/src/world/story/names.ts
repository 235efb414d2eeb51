import { phoneNumber } from "../numbers/phone-number.ts";

/** The suspect of the story, whom three authorities know in three spellings. */
export const storySuspect = {
  birthDate: "1987-03-14",
  phone: phoneNumber("be", 3),
  passport: "XFMA8703144",
} as const;

/** A person whom no authority knows before a demonstration or test adds him at two of them. */
export const storyNewcomer = {
  birthDate: "1991-11-02",
  phone: phoneNumber("al", 4),
  passport: "XFAL9111022",
} as const;

/** The keys of the story's records at each authority. */
export const storyKeys = {
  brusselsSuspect: "BXL-STORY-1",
  brusselsPhone: "BXL-STORY-2",
  brusselsCompany: "BXL-STORY-3",
  brusselsDirectorship: "BXL-STORY-4",
  brusselsOperation: "BXL-STORY-5",
  marseilleSuspect: "MRS-STORY-1",
  marseillePhone: "MRS-STORY-2",
  marseilleSeizure: "MRS-STORY-3",
  rabatSuspect: "RBT-STORY-1",
  rabatPassport: "RBT-STORY-2",
  antwerpOperation: "ANP-STORY-1",
} as const;
