import { stat } from "node:fs/promises";
import type { Authority } from "@entente/model";
import type { NodeConfig } from "../config/config.ts";
import { loadIdentity, type Identity } from "../link/identity.ts";
import { compareOwnKeys, writeOwnAuthority } from "../own-authority.ts";
import type { Store } from "../store/store.ts";
import { commandLine } from "./change.ts";
import { ownLinkUrl } from "./own-link-url.ts";
import { Refused } from "./refusal.ts";
import { withStore } from "./with-store.ts";

/** A node as a command works with it, whether it runs or not. */
export type AdministeredNode = {
  readonly authority: Authority;
  readonly store: Store;
  readonly identity: Identity;
};

/**
 * Reads the node's keys, making them when the node has never run.
 * @throws Refused when this is not the user whom the node's folder belongs to: keys made by another
 *   could not be read by the node
 */
export async function openIdentity({ dataDir, authority }: NodeConfig): Promise<Identity> {
  const folder = await stat(dataDir).catch(() => null);
  const self = process.getuid?.();
  if (folder && self !== undefined && folder.uid !== self)
    throw new Refused(
      "other-user",
      `The folder ${dataDir} belongs to the user with the number ${folder.uid}: call the command as that user.`,
    );
  try {
    return await loadIdentity(dataDir, authority.id);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new Refused("keys-unusable", `The node's keys cannot be used: ${error.message}`);
  }
}

/**
 * Does something with a node's database and keys.
 * @throws Refused, StartError or EmbeddedPostgresError in words, also when keys and database do not
 *   belong together
 */
export function withNode<T>(
  config: NodeConfig,
  work: (node: AdministeredNode) => Promise<T>,
): Promise<T> {
  return withStore(config, async (store) => {
    const { authority } = config;
    const identity = await openIdentity(config);
    await needOwnAuthority(store, config, identity);
    return work({ authority, store, identity });
  });
}

/** The node writes its own authority when it starts; before its first start a command does. */
async function needOwnAuthority(
  store: Store,
  config: NodeConfig,
  identity: Identity,
): Promise<void> {
  const own = await store.transaction(commandLine, (tx) =>
    tx.selectFrom("authority").selectAll().where("self", "=", true).executeTakeFirst(),
  );
  if (!own || own.id !== config.authority.id) {
    await writeOwnAuthority(store, config.authority, identity, ownLinkUrl(config));
    return;
  }
  const keys = compareOwnKeys(own, identity);
  if (keys === "rotated")
    await writeOwnAuthority(store, config.authority, identity, ownLinkUrl(config));
  if (keys === "other")
    throw new Refused(
      "keys-changed",
      "The keys in the data folder are not those the database knows of this node: restore them from the backup, or start the node once if they were changed on purpose.",
    );
}
