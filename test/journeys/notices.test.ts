/** From the bell to what it rang for: the list, reading on, marking all, and choosing what comes by e-mail. */
import { markAllNoticesRead } from '@rafiq/shared/notices/contract.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { customerOf, offeredLead, partnerCalled } from './stage/arrange.ts';
import { api, openBrowser, people, picture, stage, tokenOf } from './stage/stage.ts';
import { desk, phone, Visitor } from './stage/visitor.ts';
import { said } from './stage/words.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const seats = [
  {
    name: 'en-phone',
    locale: 'en',
    viewport: phone,
    theme: 'light',
    email: people.partnerSeller,
    partner: 'Al Manara',
  },
  {
    name: 'ar-phone-dark',
    locale: 'ar',
    viewport: phone,
    theme: 'dark',
    email: people.partnerAdmin,
    partner: 'Al Manara',
  },
  {
    name: 'fa-desk',
    locale: 'fa',
    viewport: desk,
    theme: 'light',
    email: people.persianPartner,
    partner: 'سپهرآوا',
  },
] as const;

test.each(seats)('a partner reads its notices: $name', async ({ name, email, partner, ...seat }) => {
  const visitor = await Visitor.sitDown(browser, stage().portalUrl, seat);
  // Whoever has never signed in is told nothing yet.
  await visitor.signIn(email);
  const { page } = visitor;
  // The stories told before this one have rung for more than the bell counts.
  await api().call(markAllNoticesRead, { token: await tokenOf(email) });
  // Two offers at least: one is read by following it, the others by marking all.
  const partnerId = await partnerCalled(partner);
  for (const bird of ['Kite', 'Lark'])
    await offeredLead(customerOf(`${bird} ${seat.locale} Knitwear`), 'AE', partnerId);
  const unread = async (): Promise<number> => {
    await visitor.go('/notices?status=unread');
    return page.locator('li a[data-row]').count();
  };
  await expect.poll(unread, { timeout: 30_000 }).toBeGreaterThan(1);
  await visitor.go('/today');
  const bell = page.locator('a[href="/notices"]').first();
  const rang = await bell.textContent();
  expect(rang?.trim()).not.toBe('');
  await picture(page, `notices-bell-${name}`);

  await bell.click();
  await visitor.heading('notices_title').waitFor();
  await visitor.settle();
  await picture(page, `notices-list-${name}`);
  expect(await visitor.overflow()).toBe(0);
  const first = page.locator('li a[data-row]').first();
  await first.click();
  await page.waitForURL(/\/(offers|leads)\/lead_/);
  await visitor.settle();
  expect(await bell.textContent()).not.toBe(rang);

  await visitor.go('/notices');
  await visitor.button('notices_mark_all').click();
  await visitor.button('notices_mark_all').waitFor({ state: 'detached' });
  expect((await bell.textContent())?.trim()).toBe('');
  await visitor.go('/notices?status=unread');
  await visitor.text('notices_calm_title').waitFor();
  await picture(page, `notices-calm-${name}`);

  await visitor.go('/preferences#mail');
  const box = page.getByLabel(said(seat.locale, 'notice_offer_ending'));
  await box.uncheck();
  await page.locator('#mail button[type="submit"]').click();
  await visitor.text('ui_saved').waitFor();
  await picture(page, `notices-mail-${name}`);
  await visitor.go('/preferences');
  expect(await page.getByLabel(said(seat.locale, 'notice_offer_ending')).isChecked()).toBe(false);
  expect(await visitor.overflow()).toBe(0);
  expect(visitor.faults()).toEqual([]);
  await visitor.leave();
});

test('a vendor who was told nothing yet sees where it would stand', async () => {
  const visitor = await Visitor.sitDown(browser, stage().portalUrl, { locale: 'en' });
  await visitor.signIn(people.viewer);
  await visitor.go('/notices');
  await visitor.text('notices_empty_title').waitFor();
  await picture(visitor.page, 'notices-empty');
  expect(visitor.faults()).toEqual([]);
  await visitor.leave();
});
