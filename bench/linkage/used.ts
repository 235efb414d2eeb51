/** CPU seconds of this process since it began, and the most memory it held, in MiB. */
export function usedSinceStart(): { cpu_s: number; rss_mib: number } {
  const { user, system } = process.cpuUsage();
  return {
    cpu_s: Number(((user + system) / 1e6).toFixed(2)),
    rss_mib: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}
