/** How partners' ledgers stand. */
export const ledger = {
  "ledger.state.consistent": "logboek consistent",
  "ledger.state.unproven": "logboek niet aangetoond",
  "ledger.state.rewritten": "logboek herschreven",
  "ledger.state.none": "logboek nog niet gezien",
  "ledger.explained.consistent":
    "Het logboek telde {{size}} regels op {{at}} en zet alles voort wat dit knooppunt ervan heeft gezien.",
  "ledger.explained.unproven":
    "Het logboek telde {{size}} regels op {{at}}. Sinds {{since}} heeft het knooppunt niet aangetoond dat dit logboek het vorige voortzet.",
  "ledger.explained.rewritten":
    "Het logboek is herschreven: sinds {{since}} spreken twee ondertekende verklaringen elkaar tegen. Beide worden als bewijs bewaard.",
  "ledger.acceptedBreak":
    "Aanvaarde breuk: op {{rewritten}} bleek het logboek herschreven; {{by}} heeft het op {{accepted}} opnieuw aanvaard ({{reason}}). Wat daarvoor was bewaard, blijft als bewijs.",
};
