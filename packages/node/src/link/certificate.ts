import { createHash, generateKeyPairSync, randomBytes, sign, X509Certificate } from "node:crypto";
import {
  bitString,
  derTrue,
  objectId,
  octetString,
  sequence,
  set,
  tagged,
  time,
  unsigned,
  utf8String,
} from "./der.ts";

const yearsValid = 10;
const ecdsaWithSha256 = sequence(objectId("1.2.840.10045.4.3.2"));
const commonName = objectId("2.5.4.3");
const basicConstraints = objectId("2.5.29.19");

/**
 * Makes a TLS key (ECDSA P-256) and a certificate that it signs itself (X.509 v3, RFC 5280). Partners
 * pin the certificate's fingerprint, so no authority has to vouch for it.
 * @param name the authority's id, as common name
 * @returns both as PEM, key first
 */
export function makeCertificate(name: string, now: Date): string {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const holder = sequence(set(sequence(commonName, utf8String(name))));
  const until = new Date(now);
  until.setUTCFullYear(now.getUTCFullYear() + yearsValid);
  const content = sequence(
    tagged(0, unsigned(Buffer.of(2))),
    unsigned(randomBytes(16)),
    ecdsaWithSha256,
    holder,
    sequence(time(new Date(now.getTime() - 3_600_000)), time(until)),
    holder,
    publicKey.export({ format: "der", type: "spki" }),
    tagged(3, sequence(sequence(basicConstraints, derTrue, octetString(sequence())))),
  );
  const signature = sign("sha256", content, privateKey);
  const certificate = sequence(content, ecdsaWithSha256, bitString(signature));
  const key = privateKey.export({ format: "pem", type: "pkcs8" }).toString();
  return key + pem("CERTIFICATE", certificate);
}

/** SHA-256 over a certificate's DER, hex: what partners pin. */
export function fingerprintOf(certificate: string | Buffer): string {
  return createHash("sha256").update(new X509Certificate(certificate).raw).digest("hex");
}

function pem(label: string, bytes: Buffer): string {
  const lines = bytes.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`;
}
