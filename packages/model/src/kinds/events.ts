import type { KindDefinition } from "./kind.ts";

const entity = (...range: string[]) => ({ type: "entity", range }) as const;

/** Kinds that happen at a time and place. */
export const events: readonly KindDefinition[] = [
  {
    name: "Event",
    extends: "Thing",
    caption: ["name", "summary", "date"],
    properties: {
      date: { type: "date" },
      startDate: { type: "date" },
      endDate: { type: "date" },
      location: { type: "address" },
      locode: { type: "locode" },
      place: entity("Address"),
      involved: entity("Thing"),
    },
  },
  {
    name: "Call",
    extends: "Event",
    caption: ["date"],
    edge: { source: "caller", target: "receiver" },
    properties: {
      caller: entity("Phone", "LegalEntity"),
      receiver: entity("Phone", "LegalEntity"),
      duration: { type: "number" },
    },
  },
  { name: "Meeting", extends: "Event", caption: ["name", "location", "date"], properties: {} },
  {
    name: "Seizure",
    extends: "Event",
    caption: ["name", "location", "date"],
    properties: {
      substance: { type: "text" },
      weightKg: { type: "number" },
      method: { type: "text" },
      container: entity("Container"),
      vessel: entity("Vessel"),
    },
  },
  {
    name: "Scan",
    extends: "Event",
    caption: ["name", "date"],
    properties: { container: entity("Container"), result: { type: "text" } },
  },
  {
    name: "PortCall",
    extends: "Event",
    caption: ["name", "locode", "date"],
    properties: { vessel: entity("Vessel"), terminal: { type: "text" } },
  },
  {
    name: "Operation",
    extends: "Event",
    caption: ["name", "date"],
    properties: {
      operationKind: { type: "text" },
      status: { type: "text" },
      latitude: { type: "number" },
      longitude: { type: "number" },
      target: entity("Thing"),
    },
  },
  {
    name: "Incident",
    extends: "Event",
    caption: ["name", "location", "date"],
    properties: { incidentKind: { type: "text" } },
  },
];
