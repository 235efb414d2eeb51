/** The folder of the built pages, for whoever serves them. */
export const builtPages: URL = new URL("../dist/", import.meta.url);
