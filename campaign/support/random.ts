export { Random } from "../../packages/testbed/src/world/random.ts";
