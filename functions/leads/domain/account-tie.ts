/** When a partner serves an account: while it works a lead of it, and for good once it has won one. */
import type { LeadSubstatus } from '@rafiq/shared/leads/status.ts';
import { isWorked, type Lead } from './lead.ts';

/** Where a lead stands when it ties its partner to its account. */
export const tyingSubstatuses = [
  'accepted',
  'contacted',
  'qualified',
  'converted',
] as const satisfies LeadSubstatus[];

const kindOf = (substatus: unknown): 'open' | 'won' | 'none' => {
  const known = tyingSubstatuses.find((one) => one === substatus);
  if (known === undefined) return 'none';
  return known === 'converted' ? 'won' : 'open';
};

/** Whether what an event tells may change who serves the account: from where the lead came, and where it went. */
export const changesTie = ({ data: { from, to } }: { data: Record<string, unknown> }): boolean =>
  kindOf(from) !== kindOf(to);

/** How a lead as it stands ties a partner to its account; one that is worked says also for which product, since when. */
export function tieOf({
  state,
  facts,
}: Pick<Lead, 'state' | 'facts'>):
  | { kind: 'open'; partnerId: string; partnerName: string; productId: string | null; since: string }
  | { kind: 'won'; partnerId: string }
  | { kind: 'none' } {
  if (isWorked(state)) {
    const { partnerId, partnerName, acceptedAt } = state;
    return { kind: 'open', partnerId, partnerName, productId: facts.productId, since: acceptedAt };
  }
  return state.substatus === 'converted' ? { kind: 'won', partnerId: state.partnerId } : { kind: 'none' };
}
