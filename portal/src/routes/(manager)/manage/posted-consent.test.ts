import { expect, it } from 'vitest';
import { PostedForm } from '#lib/server/form.ts';
import { postedConsent } from './posted-consent.ts';

const posted = (fields: Record<string, string>) =>
  PostedForm.of(
    new Request('https://portal.example/', { method: 'POST', body: new URLSearchParams(fields) }),
  );

it('states on what a consent rests', async () => {
  const form = await posted({
    'share.given': 'yes',
    'share.basis': 'contract',
    'share.source': ' trade fair ',
    'share.date': '2026-11-20',
  });
  expect(postedConsent(form, 'share')).toEqual({
    given: true,
    basis: 'contract',
    source: 'trade fair',
    date: '2026-11-20',
  });
});
it('lets a refusal rest on nothing', async () => {
  const form = await posted({ 'share.given': 'no', 'share.basis': 'consent' });
  expect(postedConsent(form, 'share')).toEqual({ given: false, basis: 'none', source: '', date: '' });
});
