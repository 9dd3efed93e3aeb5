const dayMs = 86_400_000;

/** How many days lie between two instants, as a fraction; negative where the second comes first. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / dayMs;
