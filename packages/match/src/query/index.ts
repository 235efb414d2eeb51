export { createIndex, RecordIndex, type FindOptions, type Found } from "./record-index.ts";
