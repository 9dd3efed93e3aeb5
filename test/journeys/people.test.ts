/** People come and go in a browser: invited, taken back, given a role; signed in twice, and one session ended. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, people, picture, stage } from './stage/stage.ts';
import { phone, Visitor, type Seat } from './stage/visitor.ts';

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
