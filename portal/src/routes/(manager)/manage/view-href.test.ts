import { expect, it } from 'vitest';
import { newView } from '@rafiq/shared/views/contract.ts';
import { viewHref, viewQueryOf, wholeList } from './view-href.ts';

it('leads to the list with ordinary filters', () => {
  expect(viewHref('leads', { id: 'view_1', query: 'country=AE' })).toBe(
    '/manage/leads?view=view_1&country=AE',
  );
  expect(viewHref('accounts', { id: 'view_1', query: '' })).toBe('/manage/accounts?view=view_1');
});
it('leads to the whole of a list, also where the list shows by itself what waits', () => {
  expect(wholeList('leads')).toBe('/manage/leads?view=all');
  expect(wholeList('deals')).toBe('/manage/deals?view=all&status=all');
});
it('keeps neither the page nor the view an address came from', () => {
  expect(viewQueryOf({ search: '?view=view_1&country=AE&cursor=x.y&sort=receivedAt' })).toBe(
    'country=AE&sort=receivedAt',
  );
});
it.each(['?q=نور التجارة', '?q=a%26b%3Dc', '?q=%22quoted%22+(x)', "?q=o'clock!"])(
  'whatever a list is asked for, the API takes it as a view: %s',
  (search) => {
    const query = viewQueryOf({ search });
    expect(newView.safeParse({ list: 'leads', name: 'A', query }).success).toBe(true);
    expect(new URLSearchParams(query).get('q')).toBe(new URLSearchParams(search).get('q'));
  },
);
