/**
 * Settings for a machine of two cores that carries half a dozen databases, given at each start so
 * that they also reach data made by an earlier version.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  password_encryption: "scram-sha-256",
  // What was confirmed is on the disk.
  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",
  // Memory and disk.
  shared_buffers: "256MB",
  effective_cache_size: "1GB",
  work_mem: "8MB",
  maintenance_work_mem: "128MB",
  wal_level: "replica",
  max_wal_senders: "0",
  max_logical_replication_workers: "0",
  wal_buffers: "16MB",
  min_wal_size: "128MB",
  max_wal_size: "2GB",
  checkpoint_timeout: "15min",
  random_page_cost: "1.1",
  // Short statements on few cores; parallel ones also need more shared memory than a container has.
  jit: "off",
  max_parallel_workers_per_gather: "0",
  max_parallel_maintenance_workers: "0",
  autovacuum_naptime: "30s",
  // A client that vanished frees its locks.
  tcp_keepalives_idle: "60",
  idle_in_transaction_session_timeout: "10min",
  timezone: "UTC",
  log_timezone: "UTC",
  lc_messages: "C",
  // Statements and their values are about persons: none of them goes to the log.
  log_statement: "none",
  log_min_error_statement: "panic",
  log_parameter_max_length_on_error: "0",
  log_error_verbosity: "terse",
};

/**
 * @param cluster the data directory
 * @returns the arguments of the program `postgres`
 */
export function serverArguments(cluster: string, port: number): string[] {
  const settings = Object.entries({ ...SETTINGS, port: String(port) });
  return ["-D", cluster, ...settings.flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}
