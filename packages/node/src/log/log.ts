import { pino, type DestinationStream, type Level, type Logger } from "pino";
import { describeError } from "./describe-error.ts";

/**
 * The structured log of a node. It carries no personal data: of an error only its kind, code and
 * place in the code are written, since messages quote values.
 * @param destination where lines go; by default standard output
 */
export function createLog(level: Level | "silent", destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: describeError, error: describeError },
  };
  return destination ? pino(options, destination) : pino(options);
}
