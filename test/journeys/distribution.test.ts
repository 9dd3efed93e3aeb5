/**
 * A change of who gets which lead, from the first card to the step back: channel operations write a rule, read on past
 * leads who would gain and lose by it, try it on a share of the new ones, watch both sides, publish it and roll it
 * back. Meanwhile a partner on its phone accepts one offer in time, lets another run out, and asks why a lead went
 * elsewhere.
 */
import type { VendorLead } from '@rafiq/shared/leads/contract.ts';
import { tryLead } from '@rafiq/shared/leads/try-contract.ts';
import { sentence } from '@rafiq/shared/messages.ts';
import { listPartners } from '@rafiq/shared/partners/contract.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changePolicy, customerOf, partnerCalled, placedLead, untilLead } from './stage/arrange.ts';
import { runOut } from './stage/clock.ts';
import { inaccessible } from './stage/look-over.ts';
import { sides, standing, tryOnPastLeads, whatIfOf } from './stage/policy-desk.ts';
import { api, openBrowser, people, picture, stage, tokenOf } from './stage/stage.ts';
import { until } from './stage/until.ts';
import { phone, Visitor, type Seat } from './stage/visitor.ts';
import { fullyWritten } from '../fixtures/fully-written.ts';

const wideDesk = { width: 1440, height: 900 };
/** The shortest time to answer that a policy may give: the clock need not go far for an offer to run out. */
const quarterOfAnHour = '0.25';
/** So many leads come at most until each side has placed what the story needs; half of them would do by far. */
const mostLeads = 100;

/** Several partners of the Emirates sell it. */
const contested = 'Lantern Endpoint';

let browser: Browser;
let almanara: string;

beforeAll(async () => {
  [browser, almanara] = await Promise.all([openBrowser(), partnerCalled('Al Manara')]);
});
afterAll(() => browser.close());

const sitDown = async (email: string, seat: Seat): Promise<Visitor> => {
  const visitor = await Visitor.sitDown(browser, stage().portalUrl, seat);
  await visitor.signIn(email);
  return visitor;
};

let came = 0;
async function nextLead(): Promise<VendorLead> {
  came += 1;
  return placedLead(customerOf(`Dhow Yard ${came}`), 'AE', contested);
}
const goesByRule = ({ placement }: VendorLead): boolean => placement?.code === 'placement.direct';

/** Lets leads come until the version on trial has placed so many of them and the published one has placed some. */
async function leadsOnTrial(wanted: number): Promise<VendorLead[]> {
  const leads: VendorLead[] = [];
  const tried = () => leads.filter(goesByRule);
  while (tried().length < wanted || tried().length === leads.length) {
    if (leads.length === mostLeads)
      throw new Error(`The trial placed ${tried().length} of ${mostLeads} leads`);
    leads.push(await nextLead());
  }
  return tried();
}

/** Lets leads come by turns until somebody else than Al Manara would be given the one that waits. */
async function untilOthersAreNext(leadId: string): Promise<void> {
  const token = await tokenOf(people.operations);
  const { document } = await standing();
  for (let more = 0; more < mostLeads; more += 3) {
    const { data } = await api().call(tryLead, {
      token,
      body: { document: fullyWritten(document), lead: { leadId } },
    });
    if (data.partner !== null && data.partner.id !== almanara) return;
    await Promise.all([nextLead(), nextLead(), nextLead()]);
  }
  throw new Error(`After ${mostLeads} leads it is still the turn of Al Manara`);
}

/** What every other partner is called. */
async function rivals(): Promise<string[]> {
  const token = await tokenOf(people.operations);
  const { data } = await api().call(listPartners, { token, query: { limit: 100 } });
  return data.items.filter(({ id }) => id !== almanara).map(({ name }) => name);
}

test('a policy is written, tried on the past, put on trial, published and rolled back, and a partner lives through it', async () => {
  const before = await changePolicy({ rules: [], strategy: 'pool', clock: 'wall-clock' });
  const waiting = await nextLead();
  expect(waiting.substatus).toBe('pooled');
  await changePolicy({ strategy: 'fair-share' });
  const begun = await standing();
  const others = await rivals();

  const operations = await sitDown(people.operations, { locale: 'en', viewport: wideDesk });
  const underway = await sitDown(people.operations, { locale: 'ar', viewport: phone, theme: 'dark' });
  const partner = await sitDown(people.partnerAdmin, { locale: 'fa', viewport: phone });
  const { page } = operations;
  const lookOver = async (visitor: Visitor, name: string) => {
    expect(await visitor.overflow()).toBe(0);
    expect(await inaccessible(visitor, visitor === underway ? 'dark' : 'light')).toEqual([]);
    // What is fixed on the screen stands in the picture where the page is scrolled to.
    await visitor.page.evaluate('scrollTo(0, 0)');
    await picture(visitor.page, `story-distribution-${name}-${visitor.locale}`);
  };
  try {
    // A card: every lead of the Emirates goes to one partner, which has a quarter of an hour to answer.
    await operations.go('/manage/policy/edit');
    await operations.button('rule_add').click();
    const card = page.locator('li[data-rule]').first();
    await card.locator('[data-part="name"]').fill('Emirates to Al Manara');
    await card.locator('summary').click();
    await card.getByRole('searchbox').fill('United Arab');
    await card.getByRole('checkbox', { name: 'United Arab Emirates' }).check();
    await card.locator('[data-part="strategy"]').selectOption('direct');
    await card.locator('[data-invitation]').click();
    await card.getByRole('searchbox', { name: operations.said('manage_find_partner') }).fill('Manara');
    await card.getByRole('button', { name: /^Al Manara/ }).click();
    await page.locator('input[name="acceptHours"]').fill(quarterOfAnHour);
    await lookOver(operations, 'card');

    // On past leads: one partner gains what the others lose.
    await tryOnPastLeads(operations);
    const { result } = await whatIfOf(operations);
    const rows = result?.partners.rows ?? [];
    const own = rows.find(({ partnerId }) => partnerId === almanara);
    const losers = rows.filter(({ partnerId, lost }) => partnerId !== almanara && lost > 0);
    expect(own?.gained).toBeGreaterThan(0);
    expect(losers.length).toBeGreaterThan(0);
    const digits = new Intl.NumberFormat('en');
    for (const { partnerName, before: had, after } of [own, ...losers.slice(0, 2)].filter(
      (row) => row !== undefined,
    )) {
      const row = page.locator('tr', { hasText: partnerName }).first();
      for (const count of [had, after]) expect(await row.innerText()).toContain(digits.format(count));
    }
    expect(await standing()).toEqual(begun);
    await lookOver(operations, 'what-if');

    // On trial, with a tenth of the leads.
    await operations.press('what_if_edit').click();
    await card.getByText('Emirates to Al Manara').first().waitFor();
    await page.locator('select[name="percent"]').selectOption('10');
    await picture(page, 'story-distribution-reach-en');
    await operations.button('policy_try').click();
    await page.waitForURL((url) => url.pathname === '/manage/policy');
    await operations.heading('trial_title').waitFor();
    const started = await standing();
    expect(started).toMatchObject({
      publishedVersion: begun.publishedVersion,
      document: { rules: [] },
      canary: { version: begun.version + 1, percent: 10 },
    });
    await leadsOnTrial(0);

    // From a phone the share grows; what the trial has placed stays where it is.
    await underway.go('/manage/policy');
    await underway.page.locator('select[name="percent"]').selectOption('50');
    await underway.button('trial_change_share').click();
    await underway.text('trial_shared').waitFor();
    expect((await standing()).canary).toMatchObject({ version: begun.version + 1, percent: 50 });
    const [taken, missed] = await leadsOnTrial(2);
    if (taken === undefined || missed === undefined) throw new Error('The trial placed nothing');
    expect([taken.partner?.id, missed.partner?.id]).toEqual([almanara, almanara]);

    // The partner accepts one in time; the other runs out while it looks at it.
    await partner.go(`/offers/${taken.id}`);
    await partner.press('offer_accept').click();
    await partner.page.waitForURL((url) => url.pathname === `/leads/${taken.id}`);
    await partner.page
      .getByText(taken.customer?.companyName ?? '')
      .first()
      .waitFor();
    await partner.go(`/offers/${missed.id}`);
    await partner.page.locator('time[datetime]').first().waitFor();
    await lookOver(partner, 'offer');
    await runOut(60 * Number(quarterOfAnHour) + 1);
    await partner.press('offer_accept').click();
    await partner.page
      .locator('p', { hasText: sentence('fa', 'problem.offer-expired.detail') })
      .first()
      .waitFor();
    await partner.page.waitForURL('**/offers');
    await partner.go('/offers?status=expired');
    await partner.page.locator(`a[href="/offers/${missed.id}/why"]`).click();
    await partner.heading('why_not_title').waitFor();
    await partner.page.getByText(sentence('fa', 'reason.why-not.offer-expired')).waitFor();
    await lookOver(partner, 'expired');

    // Both sides beside each other: what was offered, accepted, and ran out.
    const found = await until(sides, ({ canary }) => canary.accepted === 1 && canary.expired > 0);
    expect(found.published).toMatchObject({ accepted: 0, expired: 0 });
    expect(found.published.offered).toBeGreaterThan(0);
    expect(found.canary.offered).toBe(1 + found.canary.expired);
    await operations.go('/manage/policy');
    for (const key of ['offered', 'accepted', 'expired'] as const) {
      const row = page
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader', { name: operations.said(`trial_${key}`) }) });
      const cells = await row.getByRole('cell').allInnerTexts();
      expect(cells.map((cell) => Number.parseInt(cell, 10))).toEqual([
        found.published[key],
        found.canary[key],
      ]);
    }
    await lookOver(operations, 'sides');
    await underway.go('/manage/policy');
    await lookOver(underway, 'sides');

    // For all leads.
    await operations.button('trial_publish').click();
    await operations.text('trial_published_now').waitFor();
    await operations.heading('trial_title').waitFor({ state: 'detached' });
    expect(await standing()).toMatchObject({
      publishedVersion: begun.version + 1,
      replaces: begun.publishedVersion,
      canary: null,
      document: { rules: [{ name: 'Emirates to Al Manara' }] },
    });
    expect(goesByRule(await nextLead())).toBe(true);

    // And back in one step, from the phone.
    await underway.go('/manage/policy');
    await underway.press('version_roll_back').click();
    await underway.page.getByRole('dialog').waitFor();
    await lookOver(underway, 'roll-back');
    await underway.button('roll_back_do').click();
    await underway.page.getByRole('dialog').waitFor({ state: 'hidden' });
    await underway.text('version_rolled_back').waitFor();
    await lookOver(underway, 'versions');
    expect(await standing()).toMatchObject({
      publishedVersion: begun.publishedVersion,
      document: { rules: [] },
    });
    await operations.go('/manage/policy');
    await operations.text('version_rolled_back').waitFor();
    await lookOver(operations, 'versions');

    // What has lain in the pool all the time is given out by turns, before the partner's eyes.
    await untilOthersAreNext(waiting.id);
    await operations.go(`/manage/leads/${waiting.id}`);
    await operations.press('manage_withdraw').click();
    await page.locator('input[name="reason"][value="other"]').check();
    await partner.go('/pool');
    const entry = partner.page.locator(`article[aria-labelledby="pool-${waiting.id}"]`);
    await entry.waitFor();
    await operations.button('manage_withdraw_button').click();
    const elsewhere = await untilLead(waiting.id, ({ substatus }) => substatus === 'offered');
    expect(elsewhere.partner?.id).not.toBe(almanara);
    await entry.getByRole('button').click();
    await partner.text('pool_taken').waitFor();
    await entry.getByRole('link', { name: partner.said('why_not_link') }).click();
    await partner.heading('why_not_title').waitFor();
    for (const key of ['reason.why-not.left-pool', 'reason.passed-over.turns'] as const)
      await partner.page.getByText(sentence('fa', key)).waitFor();
    await lookOver(partner, 'passed-over');
    const told = await partner.page.content();
    expect(others.length).toBeGreaterThan(8);
    expect([...others, waiting.customer?.companyName ?? ''].filter((name) => told.includes(name))).toEqual(
      [],
    );
  } finally {
    await changePolicy(before);
  }
  expect(operations.faults()).toEqual([]);
  expect(underway.faults()).toEqual([]);
  expect(partner.faults(/40[49]|410/)).toEqual([]);
  for (const visitor of [operations, underway, partner]) await visitor.leave();
});
