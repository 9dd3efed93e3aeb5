/**
 * A partner on its phone, in each language: an offer with a running clock is accepted, worked and won; another is
 * declined with a reason; a third is taken back while being looked at; and a lead is claimed that somebody else wanted too.
 */
import { sentence } from '@rafiq/shared/messages.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  changePolicy,
  customerOf,
  offeredLead,
  partnerCalled,
  placedLead,
  takeBack,
  untilLead,
} from './stage/arrange.ts';
import { inaccessible } from './stage/look-over.ts';
import { openBrowser, people, picture, stage } from './stage/stage.ts';
import { phone, Visitor } from './stage/visitor.ts';
import { locales, type Locale } from './stage/words.ts';

/** What the deal was won for. */
const wonFor = '12500';

let browser: Browser;
let almanara: string;

beforeAll(async () => {
  [browser, almanara] = await Promise.all([openBrowser(), partnerCalled('Al Manara')]);
});
afterAll(() => browser.close());

const isLead = (leadId: string) => (url: URL) => url.pathname === `/leads/${leadId}`;

const atPhone = async (locale: Locale, email: string): Promise<Visitor> => {
  const visitor = await Visitor.sitDown(browser, stage().portalUrl, { locale, viewport: phone });
  await visitor.signIn(email);
  return visitor;
};

describe.each(locales)('a partner in %s', (locale) => {
  test('accepts an offer, works it and wins it', async () => {
    const customer = customerOf(`Falcon ${locale} Foods`);
    const lead = await offeredLead(customer, 'AE', almanara);
    const visitor = await atPhone(locale, people.partnerAdmin);
    const { page } = visitor;

    await visitor.go(`/offers/${lead.id}`);
    await visitor.text('offer_hidden_title').waitFor();
    const offered = await page.content();
    expect(Object.values(customer).filter((secret) => offered.includes(secret))).toEqual([]);
    // The clock runs: it names a time left and its exact end.
    await page.locator('time[datetime]').first().waitFor();
    await picture(page, `story-offer-${locale}`);

    await visitor.press('offer_accept').click();
    await page.waitForURL(isLead(lead.id));
    await page.getByText(customer.company).first().waitFor();
    await page.locator(`a[href^="tel:"]`).first().waitFor();
    await visitor.step('move_contact', async () => {
      await page.locator('textarea[name="note"]').fill('Spoke with the owner.');
    });
    await visitor.text('lead_next_contacted').waitFor();
    await visitor.step('move_qualify');
    await visitor.text('lead_next_qualified').waitFor();
    await visitor.step('move_convert', async () => {
      await page.locator('input[name="amount"]').fill(wonFor);
    });
    await visitor.text('lead_closed_converted').waitFor();
    await page.getByText('Spoke with the owner.').waitFor();
    await picture(page, `story-won-${locale}`);

    const won = await untilLead(lead.id, ({ substatus }) => substatus === 'converted');
    expect(won.dealValue?.amount).toBe('12500.00');
    expect(await visitor.overflow()).toBe(0);
    expect(visitor.faults()).toEqual([]);
    await visitor.leave();
  });

  test('declines an offer with a reason, and it goes on without it', async () => {
    const lead = await offeredLead(customerOf(`Heron ${locale} Hotels`), 'AE', almanara);
    const visitor = await atPhone(locale, people.partnerSeller);
    const { page } = visitor;
    await visitor.go(`/offers/${lead.id}`);
    await visitor.press('offer_decline').click();
    // Without a reason nothing is sent.
    await visitor.button('decline_button').click();
    expect(await page.locator('input[name="reason"]:invalid').count()).toBeGreaterThan(0);
    await page.locator('input[name="reason"][value="unable-to-support"]').check();
    await visitor.button('decline_button').click();
    await page.waitForURL('**/offers');
    await untilLead(lead.id, ({ partner, substatus }) => substatus !== 'pending' && partner?.id !== almanara);
    await visitor.go(`/offers/${lead.id}`);
    // What it has declined is no longer its own to look at; it is told why, and nothing of where it went.
    await page.waitForURL(`**/offers/${lead.id}/why`);
    await page.getByText(sentence(locale, 'reason.why-not.declined')).waitFor();
    expect(await visitor.overflow()).toBe(0);
    expect(await inaccessible(visitor, 'light')).toEqual([]);
    await picture(page, `story-why-not-${locale}`);
    await visitor.go('/offers?status=declined');
    await visitor.link('why_not_link').click();
    await visitor.heading('why_not_title').waitFor();
    // Of a lead it never knew of there is nothing, here as elsewhere.
    await visitor.go(`/offers/${lead.id.slice(0, -4)}0000/why`);
    await visitor.heading('error_not_found_title').waitFor();
    expect(visitor.faults(/404/)).toEqual([]);
    await visitor.leave();
  });

  test('is told honestly that an offer was taken back meanwhile', async () => {
    const lead = await offeredLead(customerOf(`Ibis ${locale} Ink`), 'AE', almanara);
    const visitor = await atPhone(locale, people.partnerSeller);
    const { page } = visitor;
    await visitor.go(`/offers/${lead.id}`);
    // Taken back between the press and the answer: before it, the page might have noticed by itself.
    await page.route(
      ({ pathname, search }) => pathname === '/offers' && search.includes('/accept'),
      async (route) => {
        await takeBack(lead.id);
        await route.continue();
      },
      { times: 1 },
    );
    await visitor.press('offer_accept').click();
    const told = sentence(locale, 'problem.offer-no-longer-open.detail');
    await page.locator('p', { hasText: told }).first().waitFor();
    await page.waitForURL('**/offers');
    await picture(page, `story-taken-back-${locale}`);
    const after = await untilLead(lead.id, ({ substatus }) => substatus !== 'pending');
    expect(after.substatus === 'accepted' ? after.partner?.id : null).not.toBe(almanara);
    expect(visitor.faults(/404|410|409/)).toEqual([]);
    await visitor.leave();
  });
});

test.each(locales)('of two that claim one lead, one has it and the other is told, in %s', async (locale) => {
  const before = await changePolicy({ strategy: 'pool' });
  try {
    const customer = customerOf(`Osprey ${locale} Optics`);
    const lead = await placedLead(customer, 'AE');
    expect(lead.substatus).toBe('pooled');
    const [admin, colleague] = [
      await atPhone(locale, people.partnerAdmin),
      await atPhone(locale, people.partnerSeller),
    ];
    for (const visitor of [admin, colleague]) await visitor.go('/pool');
    const card = ({ page }: Visitor) => page.locator(`article[aria-labelledby="pool-${lead.id}"]`);
    await card(admin).waitFor();
    expect(await admin.page.content()).not.toContain(customer.company);

    await card(admin).getByRole('button').click();
    await admin.page.waitForURL(isLead(lead.id));
    await admin.page.getByText(customer.company).first().waitFor();
    await card(colleague).getByRole('button').click();
    await colleague.text('pool_taken').waitFor();
    await picture(colleague.page, `story-claimed-${locale}`);
    for (const visitor of [admin, colleague]) {
      expect(visitor.faults()).toEqual([]);
      await visitor.leave();
    }
  } finally {
    await changePolicy(before);
  }
});
