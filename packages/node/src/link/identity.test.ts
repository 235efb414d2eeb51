import { chmod, mkdtemp, readdir, stat } from "node:fs/promises";
import { createPublicKey, verify, X509Certificate } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { loadIdentity } from "./identity.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-identity-"));
});

describe("The identity of a node", () => {
  test("is made once and stays", async () => {
    const made = await loadIdentity(folder, "be-brussels");
    const read = await loadIdentity(folder, "be-brussels");
    expect(read.signingKey).toEqual(made.signingKey);
    expect(read.tls).toEqual(made.tls);
    expect(made.keyId).toMatch(/^be-brussels#[0-9a-f]{16}$/);
  });

  test("is the same for servers that start at once on one folder", async () => {
    const all = await Promise.all(
      Array.from({ length: 6 }, () => loadIdentity(folder, "be-brussels")),
    );
    expect(new Set(all.map(({ keyId }) => keyId)).size).toBe(1);
    expect(new Set(all.map(({ tls }) => tls.fingerprint)).size).toBe(1);
    expect(await readdir(join(folder, "identity"))).toHaveLength(2);
  });

  test("is kept where only its owner reads it, and refused where others may", async () => {
    await loadIdentity(folder, "be-brussels");
    const path = join(folder, "identity", "signing-key.pem");
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await chmod(path, 0o640);
    await expect(loadIdentity(folder, "be-brussels")).rejects.toThrow("chmod 600");
  });

  test("signs with the key it shows", async () => {
    const { sign, signingKey } = await loadIdentity(folder, "be-brussels");
    const x = signingKey.toString("base64url");
    const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
    expect(verify(null, Buffer.from("text"), key, sign(Buffer.from("text")))).toBe(true);
  });

  test("has a certificate signed by its own key, valid for ten years", async () => {
    for (const now of ["2026-02-28T12:00:00Z", "2048-06-30T23:59:59Z"]) {
      const place = await mkdtemp(join(tmpdir(), "entente-identity-"));
      const { tls } = await loadIdentity(place, "ma-rabat-liaison", () => new Date(now));
      const certificate = new X509Certificate(tls.certificate);
      expect(certificate.verify(certificate.publicKey)).toBe(true);
      expect(certificate.subject).toBe("CN=ma-rabat-liaison");
      expect(certificate.ca).toBe(false);
      expect(certificate.fingerprint256.replaceAll(":", "").toLowerCase()).toBe(tls.fingerprint);
      const until = new Date(now);
      until.setUTCFullYear(until.getUTCFullYear() + 10);
      expect(certificate.validToDate).toEqual(until);
    }
  });
});
