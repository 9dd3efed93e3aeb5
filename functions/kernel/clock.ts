/**
 * The only clock of the functions. The local runner may shift it for tests; a deployed stack never sets the
 * variable.
 */
export const nowMs = (): number => Date.now() + Number(process.env['RAFIQ_CLOCK_OFFSET_MS'] ?? 0);

/** An instant as it is stored and sent: ISO 8601, UTC, milliseconds. */
export const toInstant = (ms: number): string => new Date(ms).toISOString();
