import { leadSubstatuses, type LeadSubstatus } from '@rafiq/shared/leads/status.ts';

/** What a release did: how many offers and leads were taken, and where those leads stand now, in the order of states. */
export function countRelease(
  taken: readonly { leadId: string; formerly: LeadSubstatus }[],
  now: ReadonlyMap<string, LeadSubstatus>,
) {
  const offersWithdrawn = taken.filter(({ formerly }) => formerly === 'offered').length;
  const standing = taken.flatMap(({ leadId }) => now.get(leadId) ?? []);
  const whereNow = leadSubstatuses
    .map((substatus) => ({ substatus, leads: standing.filter((one) => one === substatus).length }))
    .filter(({ leads }) => leads > 0);
  return { offersWithdrawn, leadsSentBack: taken.length - offersWithdrawn, whereNow };
}
