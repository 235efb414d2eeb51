import { authoritySchema } from "@entente/model";
import { z } from "zod";
import { signInConfigSchema } from "./sign-in-config.ts";

const port = z.int("a port is a whole number").min(0).max(65_535);
const host = z.string().min(1).max(253).default("127.0.0.1");
const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\//, "an address that begins with postgres:// or postgresql://");

/** The settings of a node as its file gives them, with what is left out filled in. */
export const nodeConfigSchema = z
  .strictObject({
    /** The authority whose node this is. */
    authority: authoritySchema,
    /** Where people and programs reach the node. */
    http: z.strictObject({
      host,
      port,
      /**
       * The address people open, when another server stands in front. An https address makes the
       * session's cookie secure; passkeys are bound to its host.
       */
      publicUrl: z.url({ protocol: /^https?$/ }).optional(),
      /** Believe the address of the caller that the server in front writes into x-forwarded-for. */
      trustProxy: z.boolean().default(false),
    }),
    /** How people sign in: sessions, passkeys, providers of OpenID Connect. */
    signIn: signInConfigSchema.optional(),
    /** Where partners' nodes reach this one: mutual TLS. */
    link: z.strictObject({
      host,
      port,
      /** The address partners use; by default made of host and port. */
      url: z.url({ protocol: /^https$/ }).optional(),
      /** Look for partners in private networks too; by default only on a node that is a trial itself. */
      allowPrivateAddresses: z.boolean().optional(),
    }),
    /** A second listener for /metrics; without it they are answered to this machine alone. */
    admin: z.strictObject({ host, port }).optional(),
    database: z
      .strictObject({
        /** Connection of the role the node works as. Without it the node runs its own PostgreSQL. */
        url: postgresUrl.optional(),
        /** Connection of the role that owns the tables, for migrations; by default the same. */
        ownerUrl: postgresUrl.optional(),
        poolSize: z.int().min(2).max(200).default(12),
      })
      .prefault({}),
    /** Folder for keys, uploads and the node's own PostgreSQL. */
    dataDir: z.string().min(1),
    /** Shows the sample users at sign-in: never for real use. */
    demonstration: z.boolean().default(false),
    /** Folder of the built pages; by default those of this installation. */
    pagesDir: z.string().min(1).optional(),
    /** Threads for blind matching; by default one for each core. */
    workers: z.int().min(1).max(1024).optional(),
    /** How long records are kept (Directive (EU) 2016/680 art. 5). */
    retention: z
      .strictObject({
        /** Erase records whose review was missed and that nobody extended. */
        eraseAutomatically: z.boolean().default(true),
        /** Days after a missed review. */
        eraseAfterDays: z.int().min(1).max(3_650).default(90),
        /** Days before its review, and before its erasure, at which a record is listed. */
        warnDays: z.int().min(1).max(365).default(30),
        /** Days after a case is closed at which its records are reviewed, if not before. */
        closedCaseDays: z.int().min(1).max(36_500).default(365),
      })
      .prefault({}),
    log: z
      .strictObject({
        level: z
          .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"])
          .default("info"),
      })
      .prefault({}),
  })
  .refine(({ http, signIn }) => !signIn?.oidc.length || http.publicUrl !== undefined, {
    path: ["http", "publicUrl"],
    message: "providers of OpenID Connect need the address to which they send people back",
  });

/** The settings of a node, checked and complete. */
export type NodeConfig = z.infer<typeof nodeConfigSchema>;

/** The settings of a node as a program or a file may write them. */
export type NodeConfigInput = z.input<typeof nodeConfigSchema>;

/**
 * Whether partners' nodes are looked for on this machine and in private networks: where the config
 * says so, and where it says nothing but the node itself is reached on this machine alone.
 */
export function allowsPrivateAddresses({ link, demonstration }: NodeConfig): boolean {
  const { allowPrivateAddresses, url, host: listensOn } = link;
  const trial = demonstration || (url === undefined && /^(127\.|::1$|localhost$)/.test(listensOn));
  return allowPrivateAddresses ?? trial;
}
