import { listAuthorities } from "../../features/agreements/list-authorities.ts";
import { openPartners } from "../../link/partners.ts";
import { commandLine } from "../change.ts";
import type { Command } from "../command.ts";
import { inGroups } from "../fingerprint.ts";
import { table } from "../table.ts";
import { withStore } from "../with-store.ts";

/** `partner list` */
export const partnerList: Command = {
  name: "partner list",
  summary: "Show the partners, where they are reached and how they were last found",
  run: async (_call, config) => {
    const items = await withStore(config, async (store) => {
      const partners = await openPartners(store).all();
      const { items: found } = await store.transaction(commandLine, (tx) =>
        listAuthorities(tx, new Date()),
      );
      return partners.map(({ authority, url, fingerprint, keyId }) => {
        const last = found.find(({ id }) => id === authority.id);
        return {
          ...authority,
          linkUrl: url,
          keyId,
          tlsFingerprint: fingerprint,
          state: last?.state ?? "unknown",
          lastSeenAt: last?.lastSeenAt ?? null,
        };
      });
    });
    const rows = items.map((partner) => [
      partner.id,
      partner.name,
      partner.linkUrl ?? "",
      partner.state,
      partner.lastSeenAt ?? "never",
      inGroups(partner.tlsFingerprint.slice(0, 16)),
    ]);
    return {
      data: { items },
      words: table(
        ["Id", "Name", "Address", "State", "Last seen", "TLS certificate begins"],
        rows,
        "There are no partners yet; make one known with: partner add CARD.json",
      ),
    };
  },
};
