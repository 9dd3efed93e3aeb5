/** People come and go in a browser: invited, taken back, given a role; signed in twice, and one session ended. */
import { listPartners } from '@rafiq/shared/partners/contract.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lookOver } from './stage/look-over.ts';
import { api, openBrowser, people, picture, stage, tokenOf } from './stage/stage.ts';
import { desk, phone, Visitor, type Seat } from './stage/visitor.ts';
import { locales } from './stage/words.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function seated(email: string, seat: Seat): Promise<Visitor> {
  const visitor = await Visitor.sitDown(browser, stage().portalUrl, seat);
  await visitor.signIn(email);
  return visitor;
}

test('an admin invites somebody, takes it back, and invites again', async () => {
  const admin = await seated(people.partnerAdmin, { locale: 'en' });
  const { page } = admin;
  await admin.go('/organisation/people');
  const invite = async () => {
    await admin.press('people_invite').click();
    await page.getByLabel('E-mail').fill('newcomer@almanara.example');
    await page.getByLabel('Name').fill('Huda Newcomer');
    await page.getByRole('radio', { name: 'Seller' }).check();
    await page.getByRole('dialog').getByRole('button', { name: 'Send invitation' }).click();
    await page.getByText('Huda Newcomer is invited.').waitFor();
  };
  await invite();
  await picture(page, 'people-invited');
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('The invitation is withdrawn.').waitFor();
  expect(await page.getByText('newcomer@almanara.example').count()).toBe(0);
  await invite();
  // Whoever is on the roll already is refused at the field, and nothing typed is lost.
  await admin.press('people_invite').click();
  await page.getByLabel('E-mail').fill('Newcomer@almanara.example');
  await page.getByRole('radio', { name: 'Seller' }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Send invitation' }).click();
  await page.getByRole('alert').first().waitFor();
  expect(await page.getByLabel('E-mail').inputValue()).toBe('Newcomer@almanara.example');
  await picture(page, 'people-refused');
  expect(admin.faults()).toEqual([]);
  await admin.leave();
});

test('a session that is ended elsewhere is over at its next click', async () => {
  const one = await seated(people.partnerSeller, { locale: 'en' });
  const other = await seated(people.partnerSeller, { locale: 'en', viewport: phone });
  await one.go('/preferences');
  expect(await one.page.getByText('Chrome on Linux').count()).toBeGreaterThanOrEqual(2);
  await picture(one.page, 'sessions');
  await one.button('sessions_end_others').click();
  await one.page.getByText('All other sessions have ended.').waitFor();
  await other.page.goto(`${stage().portalUrl}/leads`);
  expect(new URL(other.page.url()).pathname).toBe('/sign-in');
  await one.go('/preferences');
  expect(new URL(one.page.url()).pathname).toBe('/preferences');
  await Promise.all([one.leave(), other.leave()]);
});

test('the pages of people are readable by everyone, on a desk and on a phone', async () => {
  const token = await tokenOf(people.operations);
  const { data } = await api().call(listPartners, { token, query: { q: 'Al Manara' } });
  const partnerId = data.items[0]?.id ?? '';
  const faults: string[] = [];
  const lookFrom = async (name: string, viewport: typeof desk) => {
    for (const locale of locales) {
      const theme = locale === 'fa' ? 'dark' : 'light';
      const [staff, admin] = await Promise.all([
        seated(people.operations, { locale, viewport, theme }),
        seated(people.partnerAdmin, { locale, viewport, theme }),
      ]);
      for (const [visitor, at] of [
        [staff, '/manage/people'],
        [staff, '/manage/people?people=invite'],
        [staff, '/manage/people/clients'],
        [staff, '/manage/people/data'],
        [staff, `/manage/partners/${partnerId}`],
        [admin, '/organisation/people'],
        [admin, '/organisation/people?people=invite'],
        [admin, '/preferences'],
      ] as const) {
        faults.push(...(await lookOver(visitor, at)).map((fault) => `${locale} ${name} ${at}: ${fault}`));
        await picture(visitor.page, `people-${locale}-${name}${at.replaceAll(/[/?=]/g, '_').slice(0, 40)}`);
      }
      await Promise.all([staff.leave(), admin.leave()]);
    }
  };
  await Promise.all([lookFrom('desk', desk), lookFrom('phone', phone)]);
  expect(faults).toEqual([]);
});

test('whoever has no script can sign out', async () => {
  const { portalUrl } = stage();
  const visitor = await Visitor.sitDown(browser, portalUrl, { locale: 'en' });
  await visitor.signIn(people.partnerSeller);
  const storageState = await visitor.context.storageState();
  await visitor.leave();
  const context = await browser.newContext({ javaScriptEnabled: false, storageState });
  const page = await context.newPage();
  await page.goto(`${portalUrl}/today`);
  await page.locator('header form[action="/sign-out"] button').click();
  await page.goto(`${portalUrl}/today`);
  expect(new URL(page.url()).pathname).toBe('/sign-in');
  await context.close();
});
