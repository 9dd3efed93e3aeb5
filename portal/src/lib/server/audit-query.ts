/** Reads the filters of an audit page from its address, and makes of them what the API is asked. */
import { auditKinds } from '@rafiq/shared/audit/status.ts';
import { instantOfWallClock } from '@rafiq/shared/working-time.ts';

const dayMs = 86_400_000;

/** A day of the address, if it is one. */
function dayOf(text: string | null): string | undefined {
  const day = text?.trim() ?? '';
  return /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : undefined;
}

/** The instant a day begins in a zone; `later` days after it. */
const beginningOf = (day: string, timeZone: string, later = 0): number =>
  instantOfWallClock(timeZone, Date.parse(`${day}T00:00:00Z`) + later * dayMs);

export function auditQuery(url: URL, timeZone: string) {
  const text = (name: string): string | undefined => url.searchParams.get(name)?.trim() || undefined;
  const subject = text('subject');
  const actorId = subject === undefined ? text('actor') : undefined;
  // One record or one person has few acts: there is no list of theirs by kind.
  const narrow = subject !== undefined || actorId !== undefined;
  const kind = narrow ? undefined : auditKinds.find((known) => known === text('kind'));
  const from = dayOf(url.searchParams.get('from'));
  const until = dayOf(url.searchParams.get('until'));
  return {
    filters: {
      subject,
      actorId,
      kind,
      from,
      until,
      /** What a chip calls the one record or person where no act is left that says it, as the page before called it. */
      called: (narrow && text('called')?.slice(0, 120)) || '',
    },
    query: {
      subject,
      actorId,
      kind,
      from: from && new Date(beginningOf(from, timeZone)).toISOString(),
      until: until && new Date(beginningOf(until, timeZone, 1) - 1).toISOString(),
      cursor: text('cursor'),
    },
  };
}
