import { registrationStatuses } from '@rafiq/shared/deals/status.ts';
import { expect, it } from 'vitest';
import { ownDealQuery, viewStatuses } from './deal-views.ts';

const asked = (query: string) => ownDealQuery(new URL(`https://portal.example/deals${query}`));

it('shows what is open unless another view is named', () => {
  expect(asked('')).toEqual({
    view: 'open',
    cursor: undefined,
    query: { status: 'draft,submitted,in-review,action-required,approved' },
  });
  expect(asked('?view=toString').view).toBe('open');
  expect(asked('?view=won&cursor=x')).toEqual({ view: 'won', cursor: 'x', query: { status: 'won' } });
});

it('leaves no registration out of every view but the whole', () => {
  const { all: _, ...parts } = viewStatuses;
  const shown = new Set<string>(Object.values(parts).flat());
  expect(registrationStatuses.filter((status) => !shown.has(status))).toEqual([]);
});
