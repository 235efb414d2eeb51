import { createTheme } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { createElement } from "react";

const sans =
  'ui-sans-serif, system-ui, -apple-system, "Segoe UI Variable Text", "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif';
const mono =
  'ui-monospace, "Cascadia Mono", "SF Mono", Menlo, Consolas, "Noto Sans Mono", "DejaVu Sans Mono", monospace';
const serif =
  'Charter, "Bitstream Charter", "Iowan Old Style", "Sitka Text", Cambria, "Noto Serif", Georgia, serif';

/** The theme behind the components; the colours that carry a meaning are in tokens.css. */
export const theme = createTheme({
  primaryColor: "petrol",
  primaryShade: { light: 7, dark: 7 },
  colors: {
    petrol: [
      "#eaf5f7",
      "#d3e9ee",
      "#a6d3dd",
      "#76bccb",
      "#4fa5b8",
      "#2f8da2",
      "#1a768b",
      "#0b5f73",
      "#084c5d",
      "#063a47",
    ],
    red: [
      "#fdf0ee",
      "#fbe1dd",
      "#f3bcb5",
      "#e9938a",
      "#dd6d62",
      "#cb4d41",
      "#b93629",
      "#a8261c",
      "#8a1e16",
      "#6c1711",
    ],
    dark: [
      "#e3ebec",
      "#b3c1c4",
      "#93a4a8",
      "#6b7d82",
      "#3f5259",
      "#2a393f",
      "#1c282d",
      "#151f23",
      "#10191c",
      "#0b1215",
    ],
  },
  fontFamily: sans,
  fontFamilyMonospace: mono,
  headings: { fontFamily: serif, fontWeight: "600" },
  fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "16px", xl: "19px" },
  defaultRadius: "sm",
  radius: { xs: "2px", sm: "4px", md: "6px", lg: "8px", xl: "12px" },
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    InputWrapper: {
      defaultProps: { inputWrapperOrder: ["label", "input", "description", "error"] },
    },
    Button: { defaultProps: { size: "xs" } },
    ActionIcon: { defaultProps: { variant: "subtle", color: "gray" } },
    TextInput: { defaultProps: { size: "sm" } },
    PasswordInput: { defaultProps: { size: "sm" } },
    NativeSelect: {
      defaultProps: {
        size: "sm",
        rightSection: createElement(IconChevronDown, { size: 14, "aria-hidden": true }),
        rightSectionPointerEvents: "none",
      },
    },
    Textarea: { defaultProps: { size: "sm", autosize: true, minRows: 2 } },
    Checkbox: { defaultProps: { size: "xs" } },
    Radio: { defaultProps: { size: "xs" } },
    Modal: { defaultProps: { lockScroll: false, centered: true, overlayProps: { opacity: 0.5 } } },
    Drawer: { defaultProps: { lockScroll: false, overlayProps: { opacity: 0.5 } } },
    // Menus open inside the content, so that they belong to a landmark of the page.
    Menu: {
      defaultProps: { withInitialFocusPlaceholder: false, portalProps: { target: "#content" } },
    },
  },
});
