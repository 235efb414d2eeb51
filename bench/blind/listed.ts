import { createHash } from "node:crypto";

/** How many tags a record of the generated list has. */
export const tagsPerRecord = 10;

/** The tag in a place of the generated list: 16 bytes that look random and can be made again. */
export function listedTag(place: number): Buffer {
  return createHash("md5").update(`tag ${place}`).digest();
}

/** The handle under which the tag in a place is listed: 12 bytes, the same for all tags of a record. */
export function listedHandle(place: number): Buffer {
  const record = Math.floor(place / tagsPerRecord);
  return createHash("md5").update(`handle ${record}`).digest().subarray(0, 12);
}
