/**
 * Loaded before a node's program (`node --import`): the whole process then sees a clock that the
 * campaign sets by message, as if that of its machine had jumped. Nothing of this is in the product.
 */
const RealDate = Date;
let offset = 0;

class ShiftedDate extends RealDate {
  constructor(...given: [] | [value: string | number | Date]) {
    if (given.length === 0) super(RealDate.now() + offset);
    else super(...given);
  }

  static override now(): number {
    return RealDate.now() + offset;
  }
}

/** `new Date(2026, 0, 1)`, `Date()` and the rest stay those of the real class. */
globalThis.Date = new Proxy(RealDate, {
  construct: (_target, given: unknown[], newTarget) =>
    given.length === 0
      ? (Reflect.construct(ShiftedDate, [], newTarget) as Date)
      : (Reflect.construct(RealDate, given, newTarget) as Date),
  get: (target, name, receiver): unknown =>
    name === "now" ? () => ShiftedDate.now() : Reflect.get(target, name, receiver),
});

process.on("message", (message: { clockOffset?: number }) => {
  if (typeof message.clockOffset === "number") offset = message.clockOffset;
});
// Being told the time does not keep the process alive.
process.channel?.unref();
