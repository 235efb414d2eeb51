/** What a signature between nodes covers (RFC 9421 §2), and in which order it is written. */
export const coveredComponents = [
  "@method",
  "@authority",
  "@path",
  "content-digest",
  "content-type",
] as const;

/** The parameters that a signature must carry (RFC 9421 §2.3). */
export const requiredParameters = ["created", "nonce", "keyid"] as const;

export const signatureAlgorithm = "ed25519";
export const signatureLabel = "entente";
export const jsonType = "application/json";

/** How old a signature may be, and how far ahead of this node's clock, in seconds. */
export const signatureAges = { oldest: 300, ahead: 60 } as const;

/** The parts of a request that a signature covers. */
export type SignedParts = {
  readonly method: string;
  /** Host and port as in the `host` field. */
  readonly authority: string;
  readonly path: string;
  /** Fields by lower-case name. */
  readonly fields: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
};
