/**
 * Urgency classes of a request under Directive (EU) 2023/977 art. 5: urgent with directly accessible
 * information, urgent with indirectly accessible information, any other.
 */
export const urgencies = ["urgent-direct", "urgent-indirect", "normal"] as const;

/** Urgency class of a request. */
export type Urgency = (typeof urgencies)[number];

/** Hours within which each class is answered, counted from receipt. */
export type Clocks = Readonly<Record<Urgency, number>>;

/** The clocks of Directive (EU) 2023/977 art. 5: 8 hours, 3 calendar days, 7 calendar days. */
export const directiveClocks: Clocks = { "urgent-direct": 8, "urgent-indirect": 72, normal: 168 };

/** When a request received at `receivedAt` has to be answered. */
export function deadlineOf(receivedAt: Date, urgency: Urgency, clocks: Clocks): Date {
  return new Date(receivedAt.getTime() + clocks[urgency] * 3_600_000);
}
