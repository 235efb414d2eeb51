/** Match keys of documents that nobody has. */
export function matchKeys(count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, at) => Buffer.from(`document:BE:TEST${at}`));
}
