/** How partners' ledgers stand. */
export const ledger = {
  "ledger.state.consistent": "log consistent",
  "ledger.state.unproven": "log not shown",
  "ledger.state.rewritten": "log rewritten",
  "ledger.state.none": "log not yet seen",
  "ledger.explained.consistent":
    "Its log had {{size}} entries on {{at}} and continues everything that this node has seen of it.",
  "ledger.explained.unproven":
    "Its log had {{size}} entries on {{at}}. Since {{since}} its node has not shown that this log continues what it was.",
  "ledger.explained.rewritten":
    "Its log was written anew: since {{since}} two statements that it signed contradict each other. Both are kept as evidence.",
  "ledger.acceptedBreak":
    "Accepted break: on {{rewritten}} its log was found rewritten; {{by}} accepted it again on {{accepted}} ({{reason}}). What was kept before stays as evidence.",
};
