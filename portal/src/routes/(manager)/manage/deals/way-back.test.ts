import { expect, it } from 'vitest';
import { askedFrom, askedOf, hrefFrom, listAgain } from './way-back.ts';

const asked = 'partnerId=ptnr_1&extension=pending&view=all';

it('keeps what the list was asked for, and neither its page nor what was answered before', () => {
  expect(askedOf({ search: `?${asked}&cursor=x.y&answered=granted&do=grant&status=` })).toBe(asked);
});

it('leads to a registration and back, with its answer', () => {
  const href = hrefFrom('deal_1', asked, 'grant');
  const url = new URL(href, 'http://rafiq.test');
  expect([url.pathname, url.searchParams.get('do')]).toEqual(['/manage/deals/deal_1', 'grant']);
  expect(askedFrom(url)).toBe(asked);
  expect(listAgain(asked, 'refused')).toBe(`/manage/deals?${asked}&answered=refused`);
});

it('leads back nowhere where it was opened from elsewhere, and never out of the list', () => {
  expect(hrefFrom('deal_1', null)).toBe('/manage/deals/deal_1');
  for (const search of [
    '',
    '?from=',
    '?from=%2F%2Fevil.example',
    '?from=https%3A%2F%2Fevil.example%2F%3Fa%3D1',
  ])
    expect(askedFrom({ search })).toBeNull();
  const forged = askedFrom({ search: `?from=${encodeURIComponent('q=a&next=//evil.example')}` });
  expect(forged).toBe('q=a');
});
