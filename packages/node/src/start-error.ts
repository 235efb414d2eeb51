/** A node cannot start, said in words for whoever runs it. */
export class StartError extends Error {
  override readonly name = "StartError";
}
