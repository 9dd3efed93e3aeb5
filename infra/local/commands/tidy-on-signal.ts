/** Lets a command that is cut off (Ctrl-C) take away what it has not finished, by way of the exit handlers. */
export function tidyOnSignal(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => process.exit(130));
}
