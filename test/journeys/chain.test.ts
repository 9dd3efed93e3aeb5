/**
 * A partner in the middle of a chain: its admin says what its distributor sees, and reads what its reseller shows; a
 * manager walks the chain up and down.
 */
import { countOfResellers } from '@rafiq/shared/deals/shared-contract.ts';
import { readOwnPartner } from '@rafiq/shared/partners/contract.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inaccessible } from './stage/look-over.ts';
import { api, openBrowser, people, picture, stage, tokenOf } from './stage/stage.ts';
import { phone, Visitor, type Seat } from './stage/visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function sitDown(seat: Seat, email: string): Promise<Visitor> {
  const visitor = await Visitor.sitDown(browser, stage().portalUrl, seat);
  await visitor.signIn(email);
  return visitor;
}

async function isSound(visitor: Visitor, name: string): Promise<void> {
  await visitor.settle();
  await picture(visitor.page, `chain-${name}-${visitor.locale}`);
  expect(await visitor.overflow()).toBe(0);
  expect(await inaccessible(visitor, 'light')).toEqual([]);
  expect(visitor.faults()).toEqual([]);
}

test('its admin opens and closes what the distributor sees, and a seller reads how it stands', async () => {
  const visitor = await sitDown({ locale: 'ar', viewport: phone }, people.partnerAdmin);
  const { page } = visitor;
  const shared = async () =>
    (await api().call(readOwnPartner, { token: await tokenOf(people.partnerAdmin) })).data.sharing;
  for (const level of ['all', 'counts'] as const) {
    await visitor.go('/organisation/chain');
    await page.locator(`input[name="sharing"][value="${level}"]`).check();
    await visitor.button('ui_save').click();
    await visitor.text('chain_saved').waitFor();
    expect(await shared()).toBe(level);
    await page.reload();
    await visitor.settle();
    expect(await page.locator('input[name="sharing"]:checked').inputValue()).toBe(level);
  }
  await isSound(visitor, 'sharing');
  await visitor.leave();

  const seller = await sitDown({ locale: 'en' }, people.partnerSeller);
  await seller.go('/organisation/chain');
  await seller.text('sharing_counts').waitFor();
  expect(await seller.page.locator('input[name="sharing"]').count()).toBe(0);
  await isSound(seller, 'seller');
  await seller.leave();
});

test('it reads and takes away what its reseller shows, and nothing of one that shows nothing', async () => {
  const token = await tokenOf(people.partnerAdmin);
  const { resellers } = (await api().call(countOfResellers, { token })).data;
  const open = resellers.find(({ sharing }) => sharing === 'all');
  const closed = resellers.find(({ sharing }) => sharing === 'hidden');
  if (open === undefined || closed === undefined) throw new Error('The demo has a reseller of each kind');
  const visitor = await sitDown({ locale: 'en' }, people.partnerAdmin);
  const { page } = visitor;
  await visitor.go('/organisation/chain');
  await page.getByRole('link', { name: open.name }).click();
  await page.waitForURL(`**/organisation/chain/${open.id}`);
  await page.locator('tbody tr').first().waitFor();
  await isSound(visitor, 'reseller');
  const rows = await page.locator('tbody tr').count();
  await visitor.go(`/organisation/chain/${open.id}?status=won`);
  expect(await page.locator('tbody tr').count()).toBeLessThan(rows);

  const url = (id: string) => `${stage().portalUrl}/organisation/chain/${id}/export`;
  const file = await (await page.request.get(url(open.id))).text();
  expect(file.trim().split('\r\n')).toHaveLength(rows + 1);
  expect(file).not.toContain('@');
  expect((await page.request.get(url(closed.id))).status()).toBe(404);
  expect(await page.getByRole('link', { name: closed.name }).count()).toBe(0);
  await visitor.leave();
});

test('a manager walks the chain up and down', async () => {
  const visitor = await sitDown({ locale: 'en' }, people.operations);
  const { page } = visitor;
  await visitor.go('/manage/partners?q=Al+Rimal');
  for (const name of ['Al Rimal Distribution', 'Al Manara Systems', 'Safe Harbour IT']) {
    await page.getByRole('link', { name }).first().click();
    await page.getByRole('heading', { name, level: 1 }).waitFor();
  }
  const above = page.getByRole('listitem').getByRole('link');
  await above.filter({ hasText: 'Al Rimal Distribution' }).waitFor();
  await above.filter({ hasText: 'Al Manara Systems' }).click();
  await page.getByRole('heading', { name: 'Al Manara Systems', level: 1 }).waitFor();
  await visitor.link('partner_below_all').click();
  await page.waitForURL(/[?&]parentId=ptnr_/);
  await page.getByRole('link', { name: 'Safe Harbour IT' }).waitFor();
  await isSound(visitor, 'below');
  await visitor.leave();
});
