import { generateKey, ready } from "@entente/blind";
import type { AgreementTerms, Authority } from "@entente/model";
import { signAgreement, toBase64 } from "@entente/protocol";
import { createPrivateKey, createPublicKey } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { terms as pairTerms } from "../../link/link-pair.fixture.ts";
import { migrate, openStore, type Store, type Transaction } from "../../store/store.ts";
import { createTestDatabase } from "../../testing/test-database.ts";
import { saveAgreement, type AgreementInput } from "./agreements.ts";
import { listAgreements } from "./list-agreements.ts";
import { listAuthorities } from "./list-authorities.ts";
import { savePartner } from "./partners.ts";

let store: Store;
const now = new Date("2026-06-01T12:00:00Z");
const seeds = { "be-brussels": Buffer.alloc(32, 1), "fr-marseille": Buffer.alloc(32, 2) };
const marseille: Authority = {
  id: "fr-marseille",
  name: "Marseille",
  type: "prosecutor",
  country: "fr",
};

function publicKeyOf(seed: Buffer): Buffer {
  const der = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]);
  const key = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  return Buffer.from(createPublicKey(key).export({ format: "jwk" }).x ?? "", "base64url");
}

const run = <T>(work: (tx: Transaction) => Promise<T>) =>
  store.transaction({ type: "system", name: "test" }, work);

const card = (changes: object = {}) => ({
  authority: marseille,
  linkUrl: "https://marseille.example:8443",
  signingKey: toBase64(publicKeyOf(seeds["fr-marseille"])),
  tlsFingerprint: "ab".repeat(32),
  ...changes,
});

const terms: AgreementTerms = { ...pairTerms, validFrom: "2026-01-01", validUntil: "2026-12-31" };
const signed = (of: AgreementTerms): Record<string, string> => ({
  "be-brussels": signAgreement(of, seeds["be-brussels"]),
  "fr-marseille": signAgreement(of, seeds["fr-marseille"]),
});
const save = (input: Partial<AgreementInput> = {}) =>
  run((tx) =>
    saveAgreement(tx, {
      terms,
      signatures: signed(input.terms ?? terms),
      partnerOprfPublicKey: null,
      ...input,
    }),
  );

beforeAll(async () => {
  await ready();
  const { url, ownerUrl } = await createTestDatabase();
  await migrate(ownerUrl, new URL(url).username);
  store = openStore(url, 2);
  await run(async (tx) => {
    await tx
      .insertInto("authority")
      .values({
        id: "be-brussels",
        name: "Brussels",
        type: "prosecutor",
        country: "be",
        self: true,
        link_url: null,
        signing_key: publicKeyOf(seeds["be-brussels"]),
        tls_fingerprint: null,
        last_seen_at: null,
      })
      .execute();
  });
});
afterAll(() => store.close());

describe("A partner", () => {
  test("is pinned, pinned anew when its keys change, and listed after the node's own", async () => {
    await run((tx) => savePartner(tx, card({ linkUrl: "https://old.example" })));
    await run((tx) => savePartner(tx, card()));
    const { items } = await run((tx) => listAuthorities(tx, now));
    expect(items).toMatchObject([
      { id: "be-brussels", self: true, state: "up" },
      { id: "fr-marseille", self: false, state: "unknown", lastSeenAt: null },
    ]);
    const row = await run((tx) =>
      tx.selectFrom("authority").selectAll().where("id", "=", "fr-marseille").executeTakeFirst(),
    );
    expect(row?.link_url).toBe("https://marseille.example:8443");
  });

  test("is never the node itself", async () => {
    const own = card({ authority: { ...marseille, id: "be-brussels" } });
    await expect(run((tx) => savePartner(tx, own))).rejects.toThrow("own authority");
  });

  test.each([
    ["without TLS", { linkUrl: "http://marseille.example" }],
    ["with a key too short", { signingKey: toBase64(Buffer.alloc(31)) }],
    ["with a fingerprint that is none", { tlsFingerprint: "ab" }],
  ])("%s is not pinned", async (_name, changes) => {
    await expect(run((tx) => savePartner(tx, card(changes)))).rejects.toThrow(
      Object.keys(changes)[0],
    );
  });
});

describe("An agreement", () => {
  test("is kept with both signatures, and listed", async () => {
    const oprfKey = generateKey();
    const saved = await save({ oprfKey });
    expect(saved).toMatchObject({ ok: true, id: terms.id });
    const { items } = await run((tx) => listAgreements(tx, now));
    expect(items).toMatchObject([
      {
        id: terms.id,
        partner: marseille,
        notInForce: null,
        matchingState: { listed: 0, tagged: 0, pending: 0, lastChangeAt: null },
      },
    ]);
    const later = await run((tx) => listAgreements(tx, new Date("2027-01-01T00:00:00Z")));
    expect(later.items[0]?.notInForce).toBe("agreement-expired");
  });

  test("keeps its keys in its next version, and takes the partner's when that comes", async () => {
    const first = await save();
    const partnerKey = generateKey().publicKey;
    const next = { ...terms, version: 2, title: "Next version" };
    const second = await save({ terms: next, partnerOprfPublicKey: partnerKey });
    expect(second).toEqual(first);
    await save({ terms: next, partnerOprfPublicKey: generateKey().publicKey });
    const row = await run((tx) => tx.selectFrom("agreement").selectAll().executeTakeFirstOrThrow());
    expect(row.terms.title).toBe("Next version");
    expect(row.partner_oprf_public_key).toEqual(Buffer.from(partnerKey));
  });

  test("is not taken back to an earlier version", async () => {
    expect(await save()).toEqual({ ok: false, reason: "version-superseded" });
    const row = await run((tx) => tx.selectFrom("agreement").selectAll().executeTakeFirstOrThrow());
    expect(row.terms.version).toBe(2);
  });

  test("is not kept without a signature, or with one under other terms", async () => {
    const oneSided = { "be-brussels": signed(terms)["be-brussels"]! };
    expect(await save({ signatures: oneSided })).toEqual({
      ok: false,
      reason: "signature-missing",
    });
    const others = signed({ ...terms, evaluationBudget: 10 });
    expect(await save({ signatures: others })).toEqual({ ok: false, reason: "bad-signature" });
  });

  test("is not kept between others, or with somebody unknown", async () => {
    const between = (first: string, second: string): AgreementTerms => ({
      ...terms,
      parties: [first, second],
    });
    expect(await save({ terms: between("fr-marseille", "nl-rotterdam") })).toEqual({
      ok: false,
      reason: "not-a-party",
    });
    expect(await save({ terms: between("be-brussels", "nl-rotterdam") })).toEqual({
      ok: false,
      reason: "partner-unknown",
    });
  });
});
