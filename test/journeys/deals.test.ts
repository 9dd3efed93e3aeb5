/**
 * A partner registers a deal: asks privately, is interrupted and finds its draft again, is protected, reports, asks for
 * more time and wins; another stands in the way of somebody and learns nothing of it; what is sent back is mended; a
 * lead becomes a deal; and all of it works as plain forms.
 */
import { askParties, resolveConflict } from '@rafiq/shared/deals/case-contract.ts';
import { approveDeal, askForAction, listDeals, readDeal } from '@rafiq/shared/deals/contract.ts';
import type { PartnerDeal } from '@rafiq/shared/deals/contract.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accept, customerOf, offeredLead, ownLead, partnerCalled, registerDeal } from './stage/arrange.ts';
import { inaccessible } from './stage/look-over.ts';
import { api, openBrowser, people, picture, stage, tokenOf } from './stage/stage.ts';
import { phone, Visitor, type Seat } from './stage/visitor.ts';

const wideDesk = { width: 1440, height: 900 };
const seats: readonly [string, Seat][] = [
  ['in English at a desk', { locale: 'en', viewport: wideDesk }],
  ['in Arabic on a dark phone', { locale: 'ar', viewport: phone, theme: 'dark' }],
];
const dayMs = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const isDeal = ({ pathname }: URL): boolean => /^\/deals\/deal_[0-9a-z]+$/.test(pathname);
const isDraft = ({ pathname }: URL): boolean => /^\/deals\/deal_[0-9a-z]+\/edit$/.test(pathname);
const dealOf = (page: Page): string => new URL(page.url()).pathname.split('/')[2] ?? '';

async function sitDown(seat: Seat, email: string): Promise<Visitor> {
  const visitor = await Visitor.sitDown(browser, stage().portalUrl, seat);
  await visitor.signIn(email);
  return visitor;
}

async function readAs(email: string, dealId: string): Promise<PartnerDeal> {
  const { data } = await api().call(readDeal, { token: await tokenOf(email), params: { dealId } });
  if (data.view !== 'partner') throw new Error(`${email} sees ${dealId} as ${data.view}`);
  return data;
}

async function fillCompany({ page }: Visitor, company: string, country: string): Promise<void> {
  await page.locator('input[name="company.name"]').fill(company);
  await page.locator('select[name="company.country"]').selectOption(country);
  await page.locator('select[name="productId"]').selectOption({ index: 1 });
}
async function fillTerms({ page }: Visitor, amount: string): Promise<void> {
  await page.locator('input[name="value.amount"]').fill(amount);
  await page.locator('input[name="expectedCloseOn"]').fill(inDays(60));
}

/** Nothing is wider than the screen, closed to somebody, or wrong behind it. */
async function isSound(visitor: Visitor, { theme = 'light' }: Seat, name: string): Promise<void> {
  await visitor.settle();
  await picture(visitor.page, `deals-${name}-${visitor.locale}`);
  expect(await visitor.overflow()).toBe(0);
  expect(await inaccessible(visitor, theme)).toEqual([]);
  expect(visitor.faults()).toEqual([]);
}

describe.each(seats)('a partner %s', (_, seat) => {
  test('asks privately, is interrupted, registers, reports, asks for more time and wins', async () => {
    const visitor = await sitDown(seat, people.partnerAdmin);
    const { page } = visitor;
    await visitor.go('/deals');
    await visitor.link('deals_register').click();
    await page.waitForURL('**/deals/new');
    await fillCompany(visitor, `Kestrel ${visitor.locale} Kitchens`, 'AE');
    await visitor.button('deal_check').click();
    await page.locator('[data-answer="clear"]').waitFor();
    // It keeps itself: the address becomes the draft's own, and reading it anew loses nothing.
    await page.locator('[data-kept]').waitFor();
    await isSound(visitor, seat, 'form');
    await page.waitForURL(isDraft);
    await page.reload();
    await visitor.settle();
    expect(await page.locator('input[name="company.name"]').inputValue()).toBe(
      `Kestrel ${visitor.locale} Kitchens`,
    );
    await fillTerms(visitor, '12500');
    await visitor.button('deal_submit').click();
    await page.waitForURL(isDeal);
    await visitor.text('deal_is_protected').waitFor();
    await page.locator('time[datetime]').first().waitFor();
    await isSound(visitor, seat, 'protected');

    await visitor.step('deal_do_check_in', async () => {
      await page.locator('textarea[name="note"]').fill('Demonstration held on site.');
    });
    await page.getByText('Demonstration held on site.').waitFor();
    await visitor.press('deal_do_extend').click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('input[value="procurement"]').check();
    await isSound(visitor, seat, 'more-time');
    await visitor.button('deal_extend_send').click();
    await dialog.waitFor({ state: 'hidden' });
    await visitor.text('deal_extension_pending').waitFor();
    // One request at a time.
    expect(await visitor.press('deal_do_extend').count()).toBe(0);
    await visitor.step('deal_do_win', async () => {
      await page.locator('input[name="amount"]').fill('11800');
    });
    await visitor.text('deal_is_won').waitFor();
    await isSound(visitor, seat, 'won');
    const won = await readAs(people.partnerAdmin, dealOf(page));
    expect([won.status, won.end?.value?.amount, won.content.value?.amount]).toEqual([
      'won',
      '11800.00',
      '12500.00',
    ]);
    await visitor.leave();
  });

  test('stands in the way of somebody, is looked at, and learns nothing of whom', async () => {
    const company = `Merlin ${seat.locale} Marine`;
    const lead = await offeredLead(customerOf(company), 'IR', await partnerCalled('Al Manara'));
    await accept(lead);
    const rival = await sitDown(seat, people.persianPartner);
    const { page } = rival;
    await rival.go('/deals/new');
    await fillCompany(rival, company, 'IR');
    await rival.button('deal_check').click();
    await page.locator('[data-answer="may-conflict"]').waitFor();
    await fillTerms(rival, '9000');
    await rival.button('deal_submit').click();
    await page.waitForURL(isDeal);
    await rival.text('deal_is_review').waitFor();
    const deal = await readAs(people.persianPartner, dealOf(page));
    const [told] = deal.told;
    expect([deal.status, told?.reason.code]).toEqual(['in-review', 'conflict-told.may-conflict']);
    await isSound(rival, seat, 'review');
    for (const path of [new URL(page.url()).pathname, '/deals', '/today']) {
      await rival.go(path);
      const shown = await page.content();
      const named = ['Al Manara', 'المنارة', lead.id];
      expect([path, named.filter((secret) => shown.includes(secret))]).toEqual([path, []]);
    }
    await rival.leave();
  });
});

test('what was sent back stands first, and only what was asked for can be mended', async () => {
  const dealId = await registerDeal(people.partnerAdmin, 'Linnet Logistics', 'JP');
  const operations = await tokenOf(people.operations);
  const asked = { fields: ['value'], note: 'Does the value include services?' } as const;
  await api().call(askForAction, {
    token: operations,
    params: { dealId },
    body: { fields: [...asked.fields], note: asked.note },
  });
  const seat: Seat = { locale: 'en', viewport: wideDesk };
  const partner = await sitDown(seat, people.partnerAdmin);
  const { page } = partner;
  await partner.go('/today');
  await page.locator(`a[href="/deals/${dealId}"]`).click();
  await page.waitForURL(isDeal);
  await page.getByText(asked.note).first().waitFor();
  await isSound(partner, seat, 'sent-back');
  await partner.link('deal_do_mend').click();
  await page.waitForURL(isDraft);
  expect(await page.locator('input[name="company.name"]').count()).toBe(0);
  await page.locator('input[name="value.amount"]').fill('7000');
  await partner.button('deal_submit_again').click();
  await page.waitForURL(isDeal);
  await partner.text('deal_is_review').waitFor();
  const { content, asked: stillAsked } = await readAs(people.partnerAdmin, dealId);
  expect([content.value?.amount, stillAsked]).toEqual(['7000.00', null]);
  await api().call(approveDeal, { token: operations, params: { dealId }, body: {} });
  await page.reload();
  await partner.text('deal_is_protected').waitFor();
  expect(partner.faults()).toEqual([]);
  await partner.leave();
});

test('a lead becomes a deal that asks only for what the lead does not know', async () => {
  const lead = await ownLead('Nightjar Networks', 'Rampart 200 Firewall');
  const seat: Seat = { locale: 'ar', viewport: phone, theme: 'dark' };
  const partner = await sitDown(seat, people.partnerAdmin);
  const { page } = partner;
  await partner.go(`/leads/${lead.id}`);
  await partner.link('deals_from_lead').click();
  await page.waitForURL('**/deals/new?lead=*');
  await partner.text('deal_form_known').waitFor();
  expect(await page.locator('input[name="company.name"]').isVisible()).toBe(false);
  await fillTerms(partner, '٤٢٠٠');
  await isSound(partner, seat, 'from-lead');
  await partner.button('deal_submit').click();
  await page.waitForURL(isDeal);
  const deal = await readAs(people.partnerAdmin, dealOf(page));
  expect([deal.leadId, deal.content.company.name, deal.content.value?.amount]).toEqual([
    lead.id,
    'Nightjar Networks',
    '4200.00',
  ]);
  expect(deal.content.consentToContact?.basis).toBe('consent');
  await partner.leave();
});

test('each side of a conflict says what speaks for it, hears how it was decided, and may appeal once', async () => {
  const company = 'Puffin Ports';
  const holding = await offeredLead(customerOf(company), 'IR', await partnerCalled('Al Manara'));
  await accept(holding);
  const dealId = await registerDeal(people.persianPartner, company, 'IR');
  const { conflictId } = await readAs(people.persianPartner, dealId);
  if (conflictId === null) throw new Error(`${dealId} is in nobody's way`);
  const operations = await tokenOf(people.operations);
  const params = { conflictId };
  await api().call(askParties, { token: operations, params, body: {} });

  const seats: readonly [string, Seat, string][] = [
    [people.persianPartner, { locale: 'fa', viewport: phone, theme: 'dark' }, 'Sepehr'],
    [people.partnerAdmin, { locale: 'en', viewport: wideDesk }, 'Al Manara'],
  ];
  const [claimant, holder] = await Promise.all(seats.map(([email, seat]) => sitDown(seat, email)));
  if (claimant === undefined || holder === undefined) throw new Error('A side has no seat');
  for (const [at, visitor] of [claimant, holder].entries()) {
    const [, seat = { locale: 'en' }] = seats[at] ?? [];
    await visitor.go('/today');
    await visitor.page.locator(`a[href="/deals/cases/${conflictId}"]`).click();
    await visitor.text('case_is_awaiting').waitFor();
    await visitor.page.locator('textarea[name="text"]').first().fill(`We met them first, ${at}.`);
    await isSound(visitor, seat, 'case');
    await visitor.button('case_give_send').click();
    await visitor.text('case_is_answered').waitFor();
    const other = at === 0 ? ['Al Manara', 'المنارة'] : ['Sepehr', 'سپهر', 'We met them first, 0.'];
    const shown = await visitor.page.content();
    expect(other.filter((secret) => shown.includes(secret))).toEqual([]);
  }
  const body = { resolution: 'upheld', note: 'The other side has worked with them since spring.' } as const;
  await api().call(resolveConflict, { token: operations, params, body });
  await holder.page.reload();
  await holder.text('case_effect_kept').waitFor();
  expect(await holder.page.locator('form[action$="?/appeal"]').count()).toBe(0);
  await claimant.go(`/deals/${dealId}`);
  await claimant.text('deal_is_rejected_case').waitFor();
  await claimant.text('case_effect_lost').waitFor();
  await claimant.page.locator('summary', { hasText: claimant.said('case_appeal') }).click();
  await claimant.page.locator('form[action$="?/appeal"] textarea').fill('The customer asked us first.');
  await isSound(claimant, { locale: 'fa', theme: 'dark' }, 'appeal');
  await claimant.button('case_appeal').click();
  await claimant.text('case_is_appealed').waitFor();
  await isSound(claimant, { locale: 'fa', theme: 'dark' }, 'appealed');
  await claimant.leave();
  await holder.leave();
});

test('works as plain forms, and begins no draft twice', async () => {
  const partner = await sitDown({ locale: 'en', viewport: wideDesk }, people.partnerSeller);
  const storageState = await partner.context.storageState();
  const context = await browser.newContext({ javaScriptEnabled: false, storageState });
  const page = await context.newPage();
  await page.goto(`${stage().portalUrl}/deals/new`);
  await page.locator('input[name="company.name"]').fill('Oriole Optics');
  await page.locator('select[name="company.country"]').selectOption('AE');
  await page.locator('select[name="productId"]').selectOption({ index: 1 });
  await page.locator('button[formaction$="?/check"]').click();
  await page.locator('[data-answer="clear"]').waitFor();
  expect(await page.locator('input[name="company.name"]').inputValue()).toBe('Oriole Optics');
  await page.locator('button[formaction$="?/keep"]').click();
  await page.waitForURL(isDraft);
  await page.locator('input[name="value.amount"]').fill('3300');
  await page.locator('input[name="expectedCloseOn"]').fill(inDays(60));
  await page.locator('button[type="submit"]:not([formaction])').last().click();
  await page.waitForURL(isDeal);
  const token = await tokenOf(people.partnerSeller);
  const { data } = await api().call(listDeals, { token, query: { limit: 100 } });
  const own = data.items.filter(({ content }) => content.company.name === 'Oriole Optics');
  expect(own.map(({ status }) => status)).toEqual(['approved']);
  await context.close();
  await partner.leave();
});
