/** The operations of a node for other nodes. */
export const identityPath = "/link/identity";
export const messagesPath = "/link/messages";
export const evaluationsPath = "/link/evaluations";
export const proofsPath = "/link/proofs";
export const consistencyPath = "/link/ledger/consistency";
