/**
 * The stream of everything said under an agreement that has to arrive in order: a notice before the
 * change of the list that takes it back, a confirmation before the request that rests on it.
 */
export function matchingStream(agreementId: string): string {
  return `matching/${agreementId}`;
}
