/** The actor in whose name duplicates are looked for. */
export const duplicatesActor = { type: "system", name: "duplicates" } as const;
