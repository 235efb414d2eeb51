import { join } from "node:path";
import { allowsPrivateAddresses, type NodeConfig } from "../../config/config.ts";
import { inWords } from "../../database.ts";
import { loadIdentity } from "../../link/identity.ts";
import { compareOwnKeys } from "../../own-authority.ts";
import { hasEmbeddedPostgres } from "../../store/embedded/attach.ts";
import { openStore, type Store } from "../../store/store.ts";
import { commandLine } from "../change.ts";
import { reachDatabase } from "../open-database.ts";
import { checkAgreements } from "./check-agreements.ts";
import { checkConfig } from "./check-config.ts";
import { checkDatabase, checkRole, checkSchema } from "./check-database.ts";
import { checkKeys } from "./check-keys.ts";
import { checkDisk, checkPages } from "./check-machine.ts";
import { checkClock, checkPartners } from "./check-partners.ts";
import { reporter, type Finding } from "./finding.ts";

/** Examines a node, whether it runs or not, and changes nothing. */
export async function examine(config: NodeConfig): Promise<Finding[]> {
  const keys = await checkKeys(config);
  return [
    ...checkConfig(config),
    ...(await checkDisk(config)),
    ...(await checkPages(config)),
    ...keys,
    ...(await examineDatabase(
      config,
      keys.every(({ state }) => state === "ok"),
    )),
  ];
}

async function examineDatabase(config: NodeConfig, keysAreGood: boolean): Promise<Finding[]> {
  const report = reporter("database");
  if (config.database.url === undefined && !hasEmbeddedPostgres(join(config.dataDir, "postgres")))
    return [report.warn("there is none yet", "The first start of the node makes it.")];
  try {
    const database = await reachDatabase(config);
    const store = openStore(database.url, 2);
    try {
      return await inWords(async () => {
        const { findings, skewSeconds } = await checkDatabase(store, database);
        const clock = checkClock(reporter("clock"), skewSeconds, "the database's");
        return [...findings, clock, ...(await examineSchema(store, config, keysAreGood))];
      });
    } finally {
      await store.close();
      await database.close();
    }
  } catch (error) {
    // Whatever it is, the rest of what was found is worth knowing.
    const words = error instanceof Error ? error.message : String(error);
    return [report.fail(words, "What needs the database was not checked further.")];
  }
}

async function examineSchema(
  store: Store,
  config: NodeConfig,
  keysAreGood: boolean,
): Promise<Finding[]> {
  const schema = await checkSchema(store);
  if (schema.state !== "ok") return [schema];
  const role = await checkRole(store);
  if (!keysAreGood) return [schema, ...role, ...(await checkAgreements(store))];
  const identity = await loadIdentity(config.dataDir, config.authority.id);
  const own = await store.transaction(commandLine, (tx) =>
    tx
      .selectFrom("authority")
      .select(["id", "signing_key", "tls_fingerprint"])
      .where("self", "=", true)
      .executeTakeFirst(),
  );
  const belongs =
    !own || (own.id === config.authority.id && compareOwnKeys(own, identity) !== "other")
      ? []
      : [
          reporter("keys").fail(
            `the database is that of ${own.id} with other keys`,
            "Use the data folder and the database of one backup.",
          ),
        ];
  return [
    schema,
    ...role,
    ...belongs,
    ...(await checkPartners(store, identity, allowsPrivateAddresses(config))),
    ...(await checkAgreements(store)),
  ];
}
