/**
 * A conflict rule is written, put right where something is missing, tried on one registration and on all of a period,
 * published from its figures with a word on why, and taken back in one step; a version that waits for its day is
 * cancelled before it comes.
 */
import {
  listConflictPolicyVersions,
  publishConflictPolicy,
  readConflictPolicy,
  type ConflictPolicyInForce,
} from '@rafiq/shared/deals/conflict-policy-contract.ts';
import { readConflictWhatIf } from '@rafiq/shared/deals/conflict-what-if-contract.ts';
import { sentence } from '@rafiq/shared/messages.ts';
import { etagOf } from '@rafiq/shared/record.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registeredDeal } from './stage/arrange.ts';
import { inaccessible } from './stage/look-over.ts';
import { api, openBrowser, people, picture, stage, tokenOf } from './stage/stage.ts';
import { desk, phone, Visitor, type Seat } from './stage/visitor.ts';

/** At a desk and in English the walk looks at the same pages. */
const seat: Seat = { locale: 'ar', viewport: phone, theme: 'dark' };
const country = 'الإمارات العربية المتحدة';
/** What the server is meant to refuse: a note with a bell in it. */
const refusedOnPurpose = /400 POST .*\/manage\/conflict-rules\/edit/;

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  found = await inForce();
});
afterAll(async () => {
  await browser.close();
  await restore();
});

let found: ConflictPolicyInForce;
/** Other stories are judged by the rules that this one found, also where it stops half-way. */
async function restore(): Promise<void> {
  const token = await tokenOf(people.operations);
  const { version, publishedVersion } = await inForce();
  if (publishedVersion === found.publishedVersion) return;
  const { effectiveFrom: _, ...document } = found.document;
  const body = { document, effectiveFrom: null, note: null };
  await api().call(publishConflictPolicy, { token, body, ifMatch: etagOf(version) });
}

const inForce = async (): Promise<ConflictPolicyInForce> =>
  (await api().call(readConflictPolicy, { token: await tokenOf(people.operations) })).data;
const isRules = (url: URL): boolean => url.pathname === '/manage/conflict-rules';

test('channel operations write conflict rules, try them, publish them and take them back', async () => {
  const company = 'Lantern Quay';
  await registeredDeal(people.partnerAdmin, company, 'AE');
  const before = found;
  const visitor = await Visitor.sitDown(browser, stage().portalUrl, seat);
  const { page } = visitor;
  const minimum = page
    .locator('li[data-rule]')
    .filter({ has: page.getByText(visitor.said('conflict_rule_minimum')) });
  const publish = () => visitor.button('conflict_publish').click();
  await visitor.signIn(people.operations);
  await visitor.go('/manage/conflict-rules');
  await visitor.link('conflict_change').click();
  await minimum.first().locator('[data-toggle]').click();
  await minimum.first().locator('[data-part="on"]').check();
  await minimum.first().locator('[data-warnings]').waitFor();

  // What is missing is said where it stands, without asking the server.
  await minimum.first().locator('[data-add-minimum]').click();
  await minimum.first().locator('[data-warnings]').waitFor({ state: 'detached' });
  await publish();
  await minimum.first().locator('[data-part="minimum"][aria-invalid="true"]').waitFor();
  expect(await page.evaluate('document.activeElement?.dataset.part')).toBe('minimum');
  await minimum.first().locator('[data-part="minimum"]').fill('٩٠٬٠٠٠');
  await minimum.first().locator('[data-add-condition]').click();
  await minimum.first().locator('[data-condition] summary').click();
  await minimum.first().getByRole('searchbox').fill(country.slice(0, 9));
  await minimum.first().getByRole('checkbox', { name: country }).check();
  expect(await minimum.first().locator('[aria-invalid="true"]').count()).toBe(0);

  // A copy asks the same: that is said at once.
  await minimum
    .first()
    .getByRole('button', { name: visitor.said('rule_duplicate') })
    .click();
  await visitor.text('conflict_fault_twice').waitFor();
  await minimum
    .nth(1)
    .getByRole('button', { name: visitor.said('rule_remove') })
    .click();
  await visitor.text('conflict_fault_twice').waitFor({ state: 'detached' });

  // By keyboard the order is another, and the focus stays with the rule.
  await minimum.first().locator('[data-shift="-1"]').press('Enter');
  expect(await page.evaluate('document.activeElement?.dataset.shift')).toBe('-1');
  const step = page.locator('[data-precedence] li[data-rule]').nth(1).locator('[data-shift="-1"]');
  await step.press('Enter');
  const warned = page.locator('input[name="protection.warningDays"]');
  await warned.fill('90');
  await page.locator('input[name="protection.warningDays"][aria-invalid="true"]').waitFor();
  await warned.fill('٥');
  await page
    .locator('[data-differences]')
    .getByText(visitor.said('conflict_rule_switched_on'))
    .first()
    .waitFor();
  expect(await visitor.overflow()).toBe(0);
  expect(await inaccessible(visitor, 'light')).toEqual([]);
  await picture(page, 'story-conflict-rules-edit-ar');

  // What the server refuses stands at its field.
  await page.locator('textarea[name="note"]').fill('A \u0007 bell');
  await publish();
  await page.locator('textarea[name="note"][aria-invalid="true"]').waitFor();
  await page.locator('textarea[name="note"]').fill('');

  const tries = page.locator('[data-try]');
  await tries.getByRole('searchbox').fill(company);
  await tries.locator('[aria-live] button').first().click();
  await tries.locator('button[type="submit"]').click();
  await page.locator('[data-tried]').waitFor();
  for (const key of ['conflict_try_verdicts', 'conflict_rule_minimum'])
    await page.locator('[data-tried]').getByText(visitor.said(key)).first().waitFor();
  expect(await visitor.overflow()).toBe(0);
  expect(await inaccessible(visitor, 'light')).toEqual([]);
  await picture(page, 'story-conflict-rules-try-ar');
  expect(await inForce()).toEqual(before);

  await visitor.button('conflict_what_if_try').click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: visitor.said('what_if_start') })
    .click();
  await page.waitForURL((url) => url.pathname.startsWith('/manage/conflict-rules/what-if/'));
  await visitor.heading('conflict_outcomes').waitFor();
  const conflictWhatIfId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const { data } = await api().call(readConflictWhatIf, {
    token: await tokenOf(people.operations),
    params: { conflictWhatIfId },
  });
  expect(data.result?.registrations).toBeGreaterThan(0);
  expect(data.document.rules).toContainEqual(
    expect.objectContaining({
      rule: 'below-minimum-value',
      on: true,
      parameters: { minimums: [{ amount: '90000', currency: 'AED' }] },
      appliesWhen: [{ field: 'country', operator: 'is-one-of', values: ['AE'] }],
    }),
  );
  expect(await visitor.overflow()).toBe(0);
  expect(await inaccessible(visitor, 'light')).toEqual([]);
  await picture(page, 'story-conflict-rules-what-if-ar');

  await page.locator('textarea[name="note"]').fill('Small deals take as long as great ones');
  await visitor.button('what_if_publish').click();
  await page.waitForURL(isRules);
  await visitor.text('conflict_made').waitFor();
  await page.getByText('Small deals take as long as great ones').first().waitFor();
  const published = await inForce();
  expect(published.document).toMatchObject(data.document);
  expect(published.document.protection.warningDays).toBe(5);

  // What a version says otherwise than the one before it is said in words.
  await page.locator(`[data-version="${published.publishedVersion}"] a`).click();
  await visitor.heading('conflict_what_differs').waitFor();
  await page.locator('[data-differences]').getByText(visitor.said('conflict_rule_minimum')).first().waitFor();
  expect(await visitor.overflow()).toBe(0);
  expect(await inaccessible(visitor, 'light')).toEqual([]);
  await picture(page, 'story-conflict-rules-version-ar');

  // A version that waits for its day is cancelled before it comes.
  await visitor.go('/manage/conflict-rules/edit');
  await page.locator('input[name="protection.protectionDays"]').fill('45');
  await page.locator('input[name="beginning"][value="later"]').check();
  await page.locator('input[name="effectiveDay"]').fill('2027-03-01');
  await visitor.button('conflict_schedule').click();
  await page.waitForURL(isRules);
  await visitor.text('conflict_made_scheduled').waitFor();
  const [scheduled] = (await inForce()).scheduled;
  expect(scheduled?.effectiveFrom).toBe('2027-02-28T20:00:00.000Z');
  await picture(page, 'story-conflict-rules-scheduled-ar');
  await visitor.press('conflict_cancel_version').click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('button[type="submit"]').click();
  await dialog.waitFor({ state: 'hidden' });
  expect((await inForce()).scheduled).toEqual([]);

  // One step leads back.
  await visitor.press('version_roll_back').click();
  await dialog.waitFor();
  expect(await inaccessible(visitor, 'light')).toEqual([]);
  await dialog.locator('button[type="submit"]').click();
  await dialog.waitFor({ state: 'hidden' });
  const after = await inForce();
  expect(after.publishedVersion).toBe(before.publishedVersion);
  expect(after.document).toEqual(before.document);
  const versions = await api().call(listConflictPolicyVersions, {
    token: await tokenOf(people.operations),
  });
  expect(versions.data.items.slice(0, 2).map(({ status }) => status)).toEqual(['cancelled', 'rolled-back']);
  expect(visitor.faults(refusedOnPurpose)).toEqual([]);
  await visitor.leave();
});

test('a viewer reads the versions and what was tried, and can change nothing', async () => {
  const visitor = await Visitor.sitDown(browser, stage().portalUrl, { locale: 'en' });
  const { page } = visitor;
  await visitor.signIn(people.viewer);
  await visitor.go('/manage/conflict-rules?do=roll-back');
  await visitor.heading('version_list').waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  for (const key of ['conflict_change', 'version_roll_back', 'conflict_cancel_version'])
    expect(await visitor.press(key).count()).toBe(0);
  await visitor.go('/manage/conflict-rules/what-if');
  await page.locator('a[data-row]').first().click();
  await visitor.heading('conflict_outcomes').waitFor();
  for (const key of ['what_if_publish', 'what_if_edit', 'what_if_stop'])
    expect(await visitor.press(key).count()).toBe(0);
  expect(visitor.faults()).toEqual([]);
  await visitor.leave();
});

test('a rule gives a reason in the operator’s words, and partner and manager read it in their languages', async () => {
  const company = 'Cobalt Harbour Works';
  const reason = {
    en: 'Your channel manager can tell you when to register it again.',
    ar: 'يستطيع مدير القناة إخبارك متى تسجّلها من جديد.',
    fa: 'مدیر کانال شما می‌تواند بگوید چه زمانی دوباره ثبتش کنید.',
  };
  await registeredDeal(people.partnerAdmin, company, 'AE');
  const visitor = await Visitor.sitDown(browser, stage().portalUrl, seat);
  const { page } = visitor;
  const cardOf = (key: string) =>
    page
      .locator('li[data-rule]')
      .filter({ has: page.locator('h3').getByText(visitor.said(key)) })
      .first();
  const card = cardOf('conflict_rule_protected_deal');
  const field = (language: keyof typeof reason) => card.locator(`[data-part="reason-${language}"]`);
  await visitor.signIn(people.operations);
  await visitor.go('/manage/conflict-rules/edit');
  // What a rule looks for is read without opening it, in two lines of the phone.
  const line = card.getByText(visitor.said('conflict_about_protected_deal'));
  await line.waitFor();
  const shown = await line.evaluate((text) => text.scrollHeight <= text.clientHeight + 1);
  expect(shown).toBe(true);
  await card.locator('[data-toggle]').click();
  await card.locator('[data-part="reason"]').click();
  expect(await field('fa').getAttribute('placeholder')).toBe(
    sentence('fa', 'reason.conflict-told.protected'),
  );

  // Letters that turn a text about are told at once, and what lacks once one has gone on.
  await field('en').fill('Ask \u202eus');
  await visitor.text('conflict_fault_reason_letters').waitFor();
  await field('en').fill(reason.en);
  await visitor.text('conflict_fault_reason_letters').waitFor({ state: 'detached' });
  await card.locator('[data-part="on"]').focus();
  await visitor.text('conflict_fault_reason_missing').waitFor();
  await field('ar').fill(reason.ar);
  await field('fa').fill(reason.fa);
  await visitor.text('conflict_fault_reason_missing').waitFor({ state: 'detached' });
  await page.locator('[data-differences]').getByText(reason.fa).waitFor();

  // Of rules that partners must not tell apart they read a reason only where all give it.
  const named = cardOf('conflict_rule_named_account');
  await named.locator('[data-toggle]').click();
  await named.locator('[data-part="reason"]').click();
  for (const [language, text] of Object.entries(reason))
    await named.locator(`[data-part="reason-${language}"]`).fill(text);
  await visitor.text('conflict_warn_reason').waitFor();
  expect(await visitor.overflow()).toBe(0);
  expect(await inaccessible(visitor, 'light')).toEqual([]);
  await picture(page, 'story-conflict-rules-reason-ar');
  await named.locator('[data-spread-reason]').click();
  await visitor.text('conflict_warn_reason').waitFor({ state: 'detached' });
  await visitor.button('conflict_publish').click();
  await page.waitForURL(isRules);
  const { document } = await inForce();
  const saying = document.rules.flatMap((rule) => (rule.reason === undefined ? [] : [rule.rule]));
  expect(saying).toEqual([
    'protected-deal',
    'open-registration-elsewhere',
    'open-lead-elsewhere',
    'own-sub-reseller',
    'named-account',
    'incumbent-partner',
    'stale-registration',
  ]);
  expect(document.rules.find(({ rule }) => rule === 'protected-deal')?.reason).toEqual(reason);
  await visitor.leave();

  const lost = await registeredDeal(people.persianPartner, company, 'AE');
  const rival = await Visitor.sitDown(browser, stage().portalUrl, { locale: 'fa', viewport: phone });
  await rival.signIn(people.persianPartner);
  await rival.go(`/deals/${lost.id}`);
  await rival.page.getByText(reason.fa).waitFor();
  expect(await rival.page.getByText('Al Manara').count()).toBe(0);
  expect(await rival.overflow()).toBe(0);
  await picture(rival.page, 'story-conflict-rules-reason-partner-fa');
  expect(rival.faults()).toEqual([]);
  await rival.leave();

  const manager = await Visitor.sitDown(browser, stage().portalUrl, { locale: 'en', viewport: desk });
  await manager.signIn(people.operations);
  await manager.go(`/manage/deals/${lost.id}`);
  await manager.page.getByText(reason.en).first().waitFor();
  await manager.page.getByText(/^What was found: .*protected deal/).waitFor();
  expect(await inaccessible(manager, 'light')).toEqual([]);
  await picture(manager.page, 'story-conflict-rules-reason-manager-en');
  expect(manager.faults()).toEqual([]);
  await manager.leave();
});
