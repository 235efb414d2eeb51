import { z } from "zod";
import { idSchema } from "../fields/plain.ts";
import { base64Bytes } from "../fields/base64.ts";
import { handleBytes, tagBytes } from "./list-delta.ts";

/** Most keys that one hit may rest on. */
export const maxKeysPerHit = 64;
/** Bytes of a notice's proof: HMAC-SHA256. */
export const macBytes = 32;

/** A record's handle in the list of one direction of an agreement. */
export const handleSchema = base64Bytes(handleBytes);

/**
 * The sender looked its own keys up in the addressee's list and met one of its records there. Each
 * MAC is made with the proof key of the tag at the same place, which only someone who held the key
 * in clear and had it evaluated can know.
 */
export const hitNoticeSchema = z
  .strictObject({
    noticeId: idSchema,
    /** The addressee's record, by the addressee's handle. */
    handle: handleSchema,
    /** The sender's record, by its handle in the sender's list; null when it is not listed. */
    ownHandle: handleSchema.nullable(),
    tags: z.array(base64Bytes(tagBytes)).min(1).max(maxKeysPerHit),
    macs: z.array(base64Bytes(macBytes)).min(1).max(maxKeysPerHit),
  })
  .refine(({ tags, macs }) => tags.length === macs.length, {
    message: "one MAC for each tag",
    path: ["macs"],
  });

/** The notice of a hit. */
export type HitNotice = z.infer<typeof hitNoticeSchema>;
