/** The months up to an instant, the newest first, as they are counted: in UTC. */
export function monthsBefore(nowMs: number, many: number): string[] {
  const now = new Date(nowMs);
  return Array.from({ length: many }, (_, back) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1)).toISOString().slice(0, 7),
  );
}
