export type { NodeApi } from "./api.ts";
export type { NodeConfig, NodeConfigInput } from "./config/config.ts";
export { nodeConfigSchema } from "./config/config.ts";
export type { NodeContext } from "./context.ts";
export { createSampleUsers } from "./features/people/sample-users.ts";
export { createUser, type NewUser } from "./features/people/users.ts";
export { startNode, type NodeOverrides, type RunningNode } from "./node.ts";
export { StartError } from "./start-error.ts";
