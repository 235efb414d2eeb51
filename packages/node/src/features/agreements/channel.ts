/** Tells the servers of this database that an agreement was added, changed or ended. */
export const agreementsChannel = "entente_agreements";
