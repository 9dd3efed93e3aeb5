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

/** How a lead as it stands ties a partner to its account. */
export function tieOf({
  state,
}: Pick<Lead, 'state'>): { kind: 'open' | 'won'; partnerId: string } | { kind: 'none' } {
  if (isWorked(state)) return { kind: 'open', partnerId: state.partnerId };
  return state.substatus === 'converted' ? { kind: 'won', partnerId: state.partnerId } : { kind: 'none' };
}
