import type { EventDraft } from '#functions/kernel/event.ts';
import { conflictWhatIfPartition } from './store/deal-keys.ts';
import type { KeptConflictWhatIf } from './store/conflict-what-ifs.ts';

/** The event that tells how a what-if ended, whoever ended it: it comes to its end once, as its second version. */
export const conflictWhatIfEvent = (
  { id, version }: KeptConflictWhatIf,
  happened: 'finished' | 'failed' | 'cancelled',
  data: Record<string, unknown> = {},
): EventDraft => ({
  type: `rafiq.deals.conflict-what-if.${happened}.v1`,
  subject: id,
  pk: conflictWhatIfPartition(id),
  version: version + 1,
  data,
  changed: ['status'],
});
