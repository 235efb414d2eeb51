import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { themeVariables } from "./theme-variables.plugin.ts";

/** The node that the development server passes the API on to. */
const node = process.env["ENTENTE_NODE"] ?? "http://127.0.0.1:7101";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), themeVariables()],
  server: { proxy: { "/api": { target: node, changeOrigin: true } } },
  build: {
    target: "es2023",
    outDir: "dist",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      treeshake: {
        // The model's schemas are built by calls; the pages need only its names and labels.
        moduleSideEffects: (id) => !/packages[/\\]model[/\\]/.test(id),
      },
    },
  },
});
