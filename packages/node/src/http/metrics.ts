import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** A figure that is read when the metrics are asked for. */
export type GaugeReading = { labels?: Readonly<Record<string, string>>; value: number };

/** The figures of one node, for Prometheus. */
export type Metrics = {
  readonly registry: Registry;
  /** Notes an answered request: seconds by method, route pattern and status. */
  readonly noteRequest: (
    labels: { method: string; route: string; status: string },
    seconds: number,
  ) => void;
  /**
   * Adds a figure of a feature. A reading that fails leaves the figure out, not the others.
   * @param gauge.name for example `entente_matching_pending`
   * @param gauge.labels names of its labels
   */
  readonly addGauge: (gauge: {
    name: string;
    help: string;
    labels?: readonly string[];
    read: () => GaugeReading[] | Promise<GaugeReading[]>;
  }) => void;
};

const bucketsSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Makes the metrics of a node: those of its process and of its HTTP requests are in from the start. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "entente_http_request_seconds",
    help: "Time to answer HTTP requests, by route pattern",
    labelNames: ["method", "route", "status"],
    buckets: bucketsSeconds,
    registers: [registry],
  });
  return {
    registry,
    noteRequest: (labels, seconds) => requests.observe(labels, seconds),
    addGauge: ({ name, help, labels = [], read }) => {
      const gauge: Gauge = new Gauge({
        name,
        help,
        labelNames: [...labels],
        registers: [registry],
        collect: async () => {
          gauge.reset();
          const readings = await Promise.resolve()
            .then(read)
            .catch(() => []);
          for (const reading of readings) gauge.set(reading.labels ?? {}, reading.value);
        },
      });
    },
  };
}
