import type { EventDraft } from '#functions/kernel/event.ts';
import { whatIfPartition } from './store/lead-keys.ts';
import type { KeptWhatIf } from './store/what-ifs.ts';

/** The event that tells how a what-if ended, whoever ended it: it comes to its end once, as its second version. */
export const whatIfEvent = (
  { id, version }: KeptWhatIf,
  happened: 'finished' | 'failed' | 'cancelled',
  data: Record<string, unknown> = {},
): EventDraft => ({
  type: `rafiq.leads.what-if.${happened}.v1`,
  subject: id,
  pk: whatIfPartition(id),
  version: version + 1,
  data,
  changed: ['status'],
});
