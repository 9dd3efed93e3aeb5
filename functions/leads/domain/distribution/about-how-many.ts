const dayMs = 86_400_000;

/**
 * About how many leads a period holds, from those up to a moment in it: as if the rest of it went on like that.
 * @param reached when the last of the leads was received
 * @param period `from` and `to` are days in UTC, the last included; nothing is received after `now`
 */
export function aboutHowMany(
  leads: number,
  reached: string,
  { from, to, now }: { from: string; to: string; now: string },
): number {
  const beganMs = Date.parse(from);
  const endsMs = Math.min(Date.parse(to) + dayMs, Date.parse(now));
  const share = (Date.parse(reached) - beganMs) / (endsMs - beganMs);
  return share > 0 && share < 1 ? Math.round(leads / share) : leads;
}
