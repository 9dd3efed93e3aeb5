import type { ConflictPolicy } from '@rafiq/shared/deals/conflict-policy.ts';
import { nextDue } from './protection.ts';
import { advance, type Registration } from './registration.ts';

/** What time has made of a registration, and what that is called. */
export interface Passed {
  after: Registration;
  happened: 'overdue' | 'warned' | 'released' | 'expired';
}

/**
 * What the clock of a registration does to it at an instant: its manager is told once that nobody has decided, its
 * partner is warned once that it has not reported progress, it is released without any, or its protection ends (source:
 * domain.md, Deal registration). Undefined while nothing has run out.
 */
export function passTime(
  deal: Registration,
  terms: ConflictPolicy['protection'],
  at: string,
): Passed | undefined {
  const due = nextDue(deal, terms);
  if (due === null || due.at > at) return undefined;
  const stays = { ...deal, updatedAt: deal.updatedAt, version: deal.version + 1 };
  if (due.what === 'decide') return { after: { ...stays, overdueAt: at }, happened: 'overdue' };
  const { protection } = deal;
  if (protection === null) return undefined;
  if (due.what === 'warn')
    return { after: { ...stays, protection: { ...protection, warnedAt: at } }, happened: 'warned' };
  const ended = (reason: string): Partial<Registration> => ({
    end: { at, reason, note: null, value: null },
    protection: { ...protection, pending: null },
  });
  return due.what === 'release'
    ? { after: advance(deal, 'release', at, ended('no-progress')), happened: 'released' }
    : { after: advance(deal, 'expire', at, ended('protection-ended')), happened: 'expired' };
}
