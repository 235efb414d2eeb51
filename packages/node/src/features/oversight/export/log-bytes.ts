/** What a node signs under an exported log: a label, a zero byte, SHA-256 (hex) of the lines before. */
export function logBytes(hash: string): Buffer {
  return Buffer.from(`entente/log/v1\0${hash}`);
}
