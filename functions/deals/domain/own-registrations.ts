import { compareText } from '@rafiq/shared/compare-text.ts';
import type { GatheredFacts } from './conflict-facts.ts';
import { isStanding } from './standing.ts';

const most = 5;

/**
 * The registrations of a partner that stand for a company, whatever they are for: those it made, and those its distributor
 * made for it, which it reads, too, while it buys from that one. The newest first, five at most; of others there is nothing.
 */
export function ownRegistrations({ accounts, partner, judgedAt }: GatheredFacts): string[] {
  return (accounts ?? [])
    .flatMap(({ registrations }) => registrations ?? [])
    .filter(
      ({ partnerId, forPartnerId }) =>
        partnerId === partner.id ||
        (forPartnerId === partner.id && partner.chain?.above.includes(partnerId) === true),
    )
    .filter((one) => isStanding(one, judgedAt) !== false)
    .toSorted((one, other) => compareText(other.submittedAt, one.submittedAt))
    .map(({ id }) => id)
    .slice(0, most);
}
