/** The roles a user of a node may have; one user may have several. */
export const roles = [
  "analyst",
  "approver",
  "magistrate",
  "targeter",
  "port-security-officer",
  "data-protection-officer",
  "administrator",
  "submitter",
] as const;

/** A role of a user. */
export type Role = (typeof roles)[number];
