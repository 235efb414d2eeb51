import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { z } from "zod";
import { nodeConfigSchema, type NodeConfig } from "./config.ts";
import type { SignInConfig } from "./sign-in-config.ts";
import { readJsonText, type TextPlace } from "./json-text.ts";

/** One thing that is wrong in a config file; `path` names the setting, "" the whole file. */
export type ConfigFault = { path: string; message: string; place: TextPlace };

/** A config read, or everything that is wrong with it. */
export type ConfigOutcome =
  | { ok: true; config: NodeConfig }
  | { ok: false; reason: "config-unreadable" | "config-invalid"; faults: ConfigFault[] };

/** Variables of the environment that stand above the file. */
export type ConfigEnvironment = {
  readonly [name in "DATABASE_URL" | "DATABASE_OWNER_URL"]?: string | undefined;
};

const fileStart: TextPlace = { line: 1, column: 1 };

/**
 * Reads a node's config file. Folders in it are meant from where the file stands.
 * DATABASE_URL and DATABASE_OWNER_URL of the environment stand above the file.
 */
export async function readConfigFile(
  file: string,
  environment: ConfigEnvironment = {},
): Promise<ConfigOutcome> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    const why = code === "ENOENT" ? "there is no such file" : `the file cannot be read (${code})`;
    const faults = [{ path: "", message: why, place: fileStart }];
    return { ok: false, reason: "config-unreadable", faults };
  }
  return readConfig(text, { environment, folder: dirname(resolve(file)) });
}

/**
 * Reads a node's config from its text.
 * @param from.folder what the folders in the config are meant from
 */
export function readConfig(
  text: string,
  from: { environment: ConfigEnvironment; folder: string },
): ConfigOutcome {
  const json = readJsonText(text.replace(/^\uFEFF/, ""));
  if (!json.ok) {
    const faults = [{ path: "", message: json.reason, place: json.place }];
    return { ok: false, reason: "config-invalid", faults };
  }
  const parsed = nodeConfigSchema.safeParse(withEnvironment(json.value, from.environment));
  if (!parsed.success) {
    const faults = parsed.error.issues
      .flatMap(faultsOf)
      .map(({ path, message }) => ({ path: path.join("."), message, place: json.placeOf(path) }));
    return { ok: false, reason: "config-invalid", faults };
  }
  const { dataDir, pagesDir, signIn, ...config } = parsed.data;
  return {
    ok: true,
    config: {
      ...config,
      dataDir: resolve(from.folder, dataDir),
      ...(pagesDir === undefined ? {} : { pagesDir: resolve(from.folder, pagesDir) }),
      ...(signIn === undefined ? {} : { signIn: withSecretFiles(signIn, from.folder) }),
    },
  };
}

function withSecretFiles(signIn: SignInConfig, folder: string): SignInConfig {
  const oidc = signIn.oidc.map((provider) => {
    const { clientSecretFile: file } = provider;
    return file === undefined ? provider : { ...provider, clientSecretFile: resolve(folder, file) };
  });
  return { ...signIn, oidc };
}

/** The faults of a config for a terminal: one line each, `file:line:column: setting: fault`. */
export function describeFaults(file: string, faults: readonly ConfigFault[]): string {
  return faults
    .map(({ path, message, place }) => {
      const setting = path === "" ? "" : `${path}: `;
      return `${file}:${place.line}:${place.column}: ${setting}${message}`;
    })
    .join("\n");
}

function faultsOf(issue: z.core.$ZodIssue): { path: readonly PropertyKey[]; message: string }[] {
  if (issue.code !== "unrecognized_keys") return [{ path: issue.path, message: issue.message }];
  return issue.keys.map((key) => ({
    path: [...issue.path, key],
    message: "there is no such setting",
  }));
}

function withEnvironment(value: unknown, environment: ConfigEnvironment): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl } = environment;
  if (!url && !ownerUrl) return value;
  const database = "database" in value ? value.database : undefined;
  return {
    ...value,
    database: {
      ...(typeof database === "object" ? database : {}),
      ...(url ? { url } : {}),
      ...(ownerUrl ? { ownerUrl } : {}),
    },
  };
}
