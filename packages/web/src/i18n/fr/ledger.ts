/** How partners' ledgers stand. */
export const ledger = {
  "ledger.state.consistent": "journal cohérent",
  "ledger.state.unproven": "journal non démontré",
  "ledger.state.rewritten": "journal réécrit",
  "ledger.state.none": "journal pas encore vu",
  "ledger.explained.consistent":
    "Son journal comptait {{size}} inscriptions au {{at}} et prolonge tout ce que ce nœud en a vu.",
  "ledger.explained.unproven":
    "Son journal comptait {{size}} inscriptions au {{at}}. Depuis {{since}}, son nœud n’a pas démontré que ce journal prolonge le précédent.",
  "ledger.explained.rewritten":
    "Son journal a été réécrit : depuis {{since}}, deux déclarations qu’il a signées se contredisent. Toutes deux sont conservées comme preuve.",
  "ledger.acceptedBreak":
    "Rupture acceptée : le {{rewritten}}, son journal a été trouvé réécrit ; {{by}} l’a de nouveau accepté le {{accepted}} ({{reason}}). Ce qui avait été conservé auparavant reste comme preuve.",
};
