import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { themeVariables } from "./theme-variables.plugin.ts";

/** The node that the development server passes the API on to. */
const node = process.env["ENTENTE_NODE"] ?? "http://127.0.0.1:7101";

const frame =
  /node_modules[/\\](react|react-dom|scheduler|i18next|react-i18next|use-sync-external-store|@tanstack[/\\](react-router|router-core|history|react-store|store|react-query|query-core))[/\\]/;

/** The ground of all components, and those of the first pages. */
const controls =
  /@mantine[/\\](hooks|core[/\\]esm[/\\](core|utils))[/\\]|[/\\]components[/\\](Button|ActionIcon|CloseButton|UnstyledButton|Input|InputBase|TextInput|NativeSelect|Loader)[/\\]|[/\\]clsx[/\\]/;
/** What lies over a page: menus, dialogs. It comes when the first is opened. */
const overlay =
  /@floating-ui|react-remove-scroll|react-style-singleton|use-sidecar|use-callback-ref|tabbable|[/\\]components[/\\](ModalBase|Modal|Drawer|ScrollArea|Popover|Menu|Transition|FocusTrap|Overlay|Portal)[/\\]/;
const lists = /web[/\\]src[/\\]parts[/\\](virtual-list|list-|use-rows)/;
/** What stands around every page behind the sign-in. */
const shell =
  /web[/\\]src[/\\]shell[/\\](shell|rail|places|user-button|live-mark|phone-bar|use-counts)/;
/** What many pages share; not the fields and dialogs that only come when somebody acts. */
const shared = /^(?!.*(-dialog|[/\\]pages[/\\])).*([/\\](web|model)[/\\]src[/\\]|@tabler)/;

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
      output: {
        codeSplitting: {
          groups: [
            // What every page needs comes in one file, what most need in another: fewer round trips.
            { name: "frame", test: frame, priority: 5 },
            { name: "controls", test: controls, priority: 4 },
            { name: "overlay", test: overlay, priority: 2 },
            { name: "lists", test: lists, priority: 2 },
            { name: "shell", test: shell, priority: 2 },
            { name: "common", test: shared, minShareCount: 5, priority: 1 },
          ],
        },
      },
    },
  },
});
