import "./theme/styles.ts";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { startTexts } from "./i18n/text.ts";
import { App, loadFirstPage } from "./shell/app.tsx";

const root = document.getElementById("root");
if (!root) throw new Error("the page has no root");
await Promise.all([startTexts(), loadFirstPage()]);
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
