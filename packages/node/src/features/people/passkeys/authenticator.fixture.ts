import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from "node:crypto";

const flags = { present: 0x01, verified: 0x04, attested: 0x40 };

/** How an answer of the authenticator differs from an honest one. */
export type Bend = { origin?: string; rpId?: string; unverified?: boolean; counter?: number };

/** A passkey in memory that answers as a browser and an authenticator do (WebAuthn Level 3, ES256). */
export class SoftPasskey {
  readonly id = randomBytes(16).toString("base64url");
  readonly #key: KeyObject;
  readonly #cose: Buffer;
  readonly #origin: string;
  readonly #rpId: string;
  #counter = 0;
  #userHandle = "";

  constructor(origin: string, rpId: string) {
    this.#origin = origin;
    this.#rpId = rpId;
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    this.#key = privateKey;
    const { x = "", y = "" } = publicKey.export({ format: "jwk" });
    // CBOR: { 1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y }
    this.#cose = Buffer.concat([
      Buffer.from("a5010203262001215820", "hex"),
      Buffer.from(x, "base64url"),
      Buffer.from("225820", "hex"),
      Buffer.from(y, "base64url"),
    ]);
  }

  /** Answers what `navigator.credentials.create` is asked. */
  create(options: { challenge: string; user: { id: string } }, bend: Bend = {}) {
    this.#userHandle = options.user.id;
    const id = Buffer.from(this.id, "base64url");
    const length = Buffer.alloc(2);
    length.writeUInt16BE(id.length);
    const credential = [Buffer.alloc(16), length, id, this.#cose];
    const data = Buffer.concat([this.#data(bend, flags.attested), ...credential]);
    // CBOR: { "fmt": "none", "attStmt": {}, "authData": data }
    const attestationObject = Buffer.concat([
      Buffer.from("a363666d74646e6f6e656761747453746d74a068617574684461746158", "hex"),
      Buffer.of(data.length),
      data,
    ]);
    const response = {
      clientDataJSON: this.#client("webauthn.create", options.challenge, bend),
      attestationObject: attestationObject.toString("base64url"),
      transports: ["internal"],
    };
    return { id: this.id, rawId: this.id, type: "public-key", response };
  }

  /** Answers what `navigator.credentials.get` is asked. */
  get(options: { challenge: string }, bend: Bend = {}) {
    this.#counter = bend.counter ?? this.#counter + 1;
    const data = this.#data(bend, 0);
    const clientDataJSON = this.#client("webauthn.get", options.challenge, bend);
    const digest = createHash("sha256").update(Buffer.from(clientDataJSON, "base64url")).digest();
    const response = {
      clientDataJSON,
      authenticatorData: data.toString("base64url"),
      signature: sign("sha256", Buffer.concat([data, digest]), this.#key).toString("base64url"),
      userHandle: this.#userHandle,
    };
    return { id: this.id, rawId: this.id, type: "public-key", response };
  }

  #data({ rpId = this.#rpId, unverified = false }: Bend, more: number): Buffer {
    const head = Buffer.alloc(5);
    head.writeUInt8(flags.present | (unverified ? 0 : flags.verified) | more, 0);
    head.writeUInt32BE(this.#counter, 1);
    return Buffer.concat([createHash("sha256").update(rpId).digest(), head]);
  }

  #client(type: string, challenge: string, { origin = this.#origin }: Bend): string {
    const client = { type, challenge, origin, crossOrigin: false };
    return Buffer.from(JSON.stringify(client)).toString("base64url");
  }
}
