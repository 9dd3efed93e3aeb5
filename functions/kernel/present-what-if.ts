import type { UiLanguage } from '@rafiq/shared/text.ts';
import { withText } from './reason-text.ts';
import type { KeptWhatIf } from './what-if-store.ts';

/**
 * How a what-if stands, but for how far it is, which each room tells by what it counts.
 * @param startedBy the name of who started it; null if it is no longer on the roll
 * @param reasons what the codes of its failures begin with
 */
export const presentWhatIf = (
  { id, status, from, to, startedAt, endedAt, failure, version }: KeptWhatIf,
  startedBy: string | null,
  reasons: string,
  language: UiLanguage,
) => ({
  id,
  status,
  from,
  to,
  startedAt,
  startedBy,
  endedAt,
  failure: failure === null ? null : withText({ code: `${reasons}.${failure}`, params: {} }, language),
  version,
});
