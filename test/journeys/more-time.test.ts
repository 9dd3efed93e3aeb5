/**
 * Requests for more time, in each language: a manager opens their list, reads one and grants it, comes back to the list with
 * what it was asked for and the next request at hand, refuses that, and finds both registrations with their company.
 */
import { readDeal, requestExtension, type VendorDeal } from '@rafiq/shared/deals/contract.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registeredDeal } from './stage/arrange.ts';
import { inaccessible } from './stage/look-over.ts';
import { api, openBrowser, people, picture, stage, tokenOf } from './stage/stage.ts';
import { phone, Visitor, type Seat } from './stage/visitor.ts';

const wideDesk = { width: 1440, height: 900 };
const seats: readonly [string, Seat, readonly [string, string, string]][] = [
  [
    'in English at a desk',
    { locale: 'en', viewport: wideDesk },
    ['Harrier Bakeries', 'Osprey Timber', 'Kingfisher Paints'],
  ],
  [
    'in Arabic on a dark phone',
    { locale: 'ar', viewport: phone, theme: 'dark' },
    ['مخابز البيرق', 'أخشاب الجزيرة', 'مطاعم الواحة'],
  ],
  ['in Persian at a desk', { locale: 'fa', viewport: wideDesk }, ['نان سحر', 'چوب جنگل البرز', 'فرش کویر']],
];

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function read(dealId: string): Promise<VendorDeal> {
  const { data } = await api().call(readDeal, {
    token: await tokenOf(people.operations),
    params: { dealId },
  });
  if (data.view !== 'vendor') throw new Error(`The vendor sees ${dealId} as ${data.view}`);
  return data;
}

/** A deal that is protected, and for which its partner asks for more time. */
async function asking(company: string): Promise<VendorDeal> {
  const { id, status } = await registeredDeal(people.partnerAdmin, company, 'AE');
  expect([company, status]).toEqual([company, 'approved']);
  const body = { reason: 'procurement', note: 'The tender closes in three weeks.' } as const;
  await api().call(requestExtension, {
    token: await tokenOf(people.partnerAdmin),
    params: { dealId: id },
    body,
  });
  return read(id);
}

const isDeal =
  (dealId: string) =>
  ({ pathname }: URL): boolean =>
    pathname === `/manage/deals/${dealId}`;
const isAnswered =
  (answer: string) =>
  ({ pathname, searchParams }: URL): boolean =>
    pathname === '/manage/deals' && searchParams.get('answered') === answer;
const askedFor = (page: Page): (string | null)[] => {
  const { searchParams } = new URL(page.url());
  return [searchParams.get('extension'), searchParams.get('partnerId')];
};

describe.each(seats)('a manager %s', (_, seat, companies) => {
  const { locale, theme = 'light' } = seat;

  test('answers one request after the other, and never leaves the list for long', async () => {
    const [first, second] = [await asking(companies[0]), await asking(companies[1])];
    const partnerId = first.partner.id;
    const visitor = await Visitor.sitDown(browser, stage().portalUrl, seat);
    await visitor.signIn(people.operations);
    const { page } = visitor;
    const isSound = async (name: string): Promise<void> => {
      await visitor.settle();
      await picture(page, `more-time-${name}-${locale}`);
      expect(await visitor.overflow()).toBe(0);
      expect(await inaccessible(visitor, theme)).toEqual([]);
      expect(visitor.faults()).toEqual([]);
    };
    await visitor.go(`/manage/deals?extension=pending&partnerId=${partnerId}`);
    await isSound('list');
    const answer = (dealId: string, move: 'grant' | 'refuse') =>
      page.locator(`a[href*="/manage/deals/${dealId}?"][href*="do=${move}"]`).first();

    await answer(first.id, 'grant').click();
    await page.waitForURL(isDeal(first.id));
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await isSound('grant');
    await dialog.getByRole('button', { name: visitor.said('manage_extension_grant') }).click();
    await page.waitForURL(isAnswered('granted'));
    await visitor.text('manage_extension_granted').waitFor();
    expect(askedFor(page)).toEqual(['pending', partnerId]);
    await isSound('granted');
    const granted = await read(first.id);
    expect([granted.protection?.pending, granted.protection?.extensions]).toEqual([null, 1]);
    expect(await answer(first.id, 'grant').count()).toBe(0);

    // The next one is a click away; it is read before it is answered.
    await page.getByRole('status').getByRole('link').first().waitFor();
    await page.locator(`a[href*="/manage/deals/${second.id}?"]`).first().waitFor();
    await answer(second.id, 'refuse').click();
    await page.waitForURL(isDeal(second.id));
    await dialog.locator('textarea[name="note"]').fill('The tender is over by then.');
    await dialog.getByRole('button', { name: visitor.said('manage_extension_refuse') }).click();
    await page.waitForURL(isAnswered('refused'));
    await visitor.text('manage_extension_refused').waitFor();
    expect((await read(second.id)).protection?.pending).toBeNull();

    // What is narrowed anew says nothing of what was answered.
    const facets = await page
      .locator('a[href*="/manage/deals?"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(facets.filter((href) => href.includes('answered='))).toEqual([]);

    await visitor.go(`/manage/accounts/${first.accountId}`);
    const listed = page.locator('section[aria-labelledby="account-deals"]');
    await listed.locator(`a[href="/manage/deals/${first.id}"]`).first().waitFor();
    expect(await listed.locator(`a[href="/manage/deals/${second.id}"]`).count()).toBe(0);
    await isSound('account');
    await listed.locator(`a[href="/manage/deals/${first.id}"]`).first().click();
    await page.waitForURL(isDeal(first.id));
    await visitor.leave();
  });

  test('that opened one from elsewhere stays where it was', async () => {
    const open = await asking(companies[2]);
    const visitor = await Visitor.sitDown(browser, stage().portalUrl, seat);
    await visitor.signIn(people.operations);
    const { page } = visitor;
    await visitor.go(`/manage/deals/${open.id}?do=grant`);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: visitor.said('manage_extension_grant') }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(isDeal(open.id)(new URL(page.url()))).toBe(true);
    expect(visitor.faults()).toEqual([]);
    await visitor.leave();
  });
});
