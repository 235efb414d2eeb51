import { z } from "@hono/zod-openapi";
import { authoritySchema } from "@entente/model";
import { earlierSchema } from "./schemas.ts";

const instant = z.iso.datetime();

/** Channels over which requests come besides the link between nodes. */
const outsideChannels = ["siena", "interpol", "letter", "telephone", "other"] as const;

/** A request that came by another channel, as it is entered by hand. */
export const outsideInputSchema = z
  .strictObject({
    partnerId: z.string().min(1).max(80),
    recordId: z.uuid(),
    channel: z.enum(outsideChannels),
    /** Its number at the sender's, for example of the SIENA message. */
    reference: z.string().trim().min(1).max(200),
    subject: z.string().trim().min(3).max(2000),
    receivedAt: instant,
  })
  .openapi("OutsideRequestInput");

/** A request that came by another channel, as it is entered by hand. */
export type OutsideInput = z.infer<typeof outsideInputSchema>;

/** A request that came by another channel. */
export const outsideRequestSchema = z
  .object({
    id: z.uuid(),
    partner: authoritySchema,
    record: z.object({ id: z.uuid(), kind: z.string(), caption: z.string() }),
    channel: z.enum(outsideChannels),
    reference: z.string(),
    subject: z.string(),
    receivedAt: instant,
    registeredBy: z.object({ id: z.uuid(), name: z.string() }),
    closedAt: instant.nullable(),
    closedNote: z.string().nullable(),
    /** The request whose answer answered this one too. */
    closedWith: z.uuid().nullable(),
    /** Requests that ask the same thing. */
    duplicates: z.array(earlierSchema),
  })
  .openapi("OutsideRequest");

/** A request that came by another channel. */
export type OutsideRequest = z.infer<typeof outsideRequestSchema>;

/** How a request over another channel was dealt with. */
export const closureInputSchema = z
  .strictObject({ note: z.string().trim().min(3).max(2000) })
  .openapi("ClosureInput");
