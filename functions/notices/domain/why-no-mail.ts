import type { Notice } from './notice.ts';
import { comesByMail, type Preferences } from './preferences.ts';

/** Why no mail goes out: it is kept with the notice, so that a repeat decides nothing anew. */
export type NoMail = 'nobody' | 'read' | 'not-wanted' | 'over' | 'too-late' | 'round-full';

const freshForMs = 24 * 3_600_000;

/**
 * Why a notice is not mailed; null if it is. Only people who are still there and want it are written to, about what
 * they have not read yet, while it still holds, and within a day. An invitation is written to those who have not
 * come in yet, however late.
 * @param clockRuns whether the clock the notice tells of still runs (true if it tells of none)
 */
export function whyNoMail(facts: {
  notice: Notice;
  reader: { status: 'invited' | 'active' } | undefined;
  preferences: Preferences;
  clockRuns: boolean;
  at: string;
}): NoMail | null {
  const { notice, reader, preferences, clockRuns, at } = facts;
  if (reader === undefined) return 'nobody';
  if (notice.kind === 'member-invited') return reader.status === 'invited' ? null : 'over';
  if (reader.status !== 'active') return 'nobody';
  if (notice.readAt !== null) return 'read';
  if (!comesByMail(preferences, notice.kind)) return 'not-wanted';
  if (!clockRuns) return 'over';
  return Date.parse(at) - Date.parse(notice.givenAt) > freshForMs ? 'too-late' : null;
}
