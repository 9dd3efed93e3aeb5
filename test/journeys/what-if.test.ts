/**
 * A rule is written and tried on past leads before it holds for any: channel operations read what would move and whom
 * it would favour, go on editing the draft, and publish it from its figures; a viewer reads them and no more.
 */
import { publishPolicy, rollBackPolicy, startCanary } from '@rafiq/shared/leads/policy-contract.ts';
import { etagOf } from '@rafiq/shared/record.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changePolicy } from './stage/arrange.ts';
import { inaccessible } from './stage/look-over.ts';
import { isWhatIf, standing, tryOnPastLeads, whatIfOf } from './stage/policy-desk.ts';
import { api, openBrowser, people, picture, stage, tokenOf } from './stage/stage.ts';
import { phone, Visitor, type Seat } from './stage/visitor.ts';
import { fullyWritten } from '../fixtures/fully-written.ts';

/** At a desk and in English the story of distribution walks the same way. */
const seat: Seat = { locale: 'ar', viewport: phone, theme: 'dark' };
/** What the server is meant to refuse: a name with a bell in it, days the wrong way round, a policy that moved on. */
const refusedOnPurpose = /(?:400|412) POST .*\/manage\/policy\//;

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** A trial that ends again: what is published stays, though what stands has been changed twice. */
async function tryInVain(): Promise<void> {
  const token = await tokenOf(people.operations);
  const { document, version } = await standing();
  const body = { document: fullyWritten(document), percent: 1 };
  const { data } = await api().call(startCanary, { token, body, ifMatch: etagOf(version) });
  await api().call(rollBackPolicy, { token, body: {}, ifMatch: etagOf(data.version) });
}

test('channel operations try a rule on past leads, read what comes of it, and publish it from there', async () => {
  const before = await changePolicy({ rules: [] });
  await tryInVain();
  const visitor = await Visitor.sitDown(browser, stage().portalUrl, seat);
  const { page } = visitor;
  const dialog = page.getByRole('dialog');
  const rule = page.locator('li[data-rule]').first();
  const start = () => dialog.getByRole('button', { name: visitor.said('what_if_start') });
  try {
    await visitor.signIn(people.operations);
    await visitor.go('/manage/policy');
    await visitor.link('what_if_title').click();
    await visitor.heading('what_if_title').waitFor();
    await visitor.go('/manage/policy/edit');
    expect(await visitor.button('what_if_try').isDisabled()).toBe(true);
    await visitor.button('rule_add').click();
    await rule.locator('[data-part="name"]').fill('All to the \u0007 pool');
    await rule.getByRole('button', { name: visitor.said('rule_remove_condition') }).click();
    await rule.locator('[data-part="strategy"]').selectOption('pool');

    // What would be refused if it were published is refused, and told at its rule.
    await visitor.button('what_if_try').click();
    await dialog.waitFor();
    expect(await inaccessible(visitor, 'light')).toEqual([]);
    await picture(page, 'story-what-if-ask-ar');
    await start().click();
    await rule.locator('[data-part="name"][aria-invalid="true"]').waitFor();
    await dialog.waitFor({ state: 'hidden' });
    await rule.locator('[data-part="name"]').fill('All to the pool');

    // Days the wrong way round are told in the dialog; Enter tries, and does not publish.
    await visitor.button('what_if_try').click();
    await dialog.locator('input[name="period"][value="own"]').check();
    await dialog.locator('input[name="from"]').fill('2026-11-20');
    await dialog.locator('input[name="to"]').evaluate((field) => field.removeAttribute('min'));
    await dialog.locator('input[name="to"]').fill('2026-11-02');
    await start().click();
    await dialog.locator('input[name="to"][aria-invalid="true"]').waitFor();
    await dialog.locator('input[name="period"][value="days-30"]').check();
    await page.keyboard.press('Enter');

    await page.waitForURL(isWhatIf);
    expect((await standing()).document.rules).toEqual([]);
    await visitor.heading('what_if_partners').waitFor();
    const { result, document } = await whatIfOf(visitor);
    if (result === null) throw new Error('The page shows what the API does not tell');
    expect(document.rules).toMatchObject([{ name: 'All to the pool', strategy: { kind: 'pool' } }]);
    expect(result.moved).toBeGreaterThan(0);
    expect(result.outcomes.offered.after).toBe(0);
    const digits = new Intl.NumberFormat('ar-AE-u-nu-arab');
    for (const { partnerName, before: had } of result.partners.rows.slice(0, 3)) {
      const row = page.locator('tr', { hasText: partnerName }).first();
      expect(await row.innerText()).toContain(digits.format(had));
    }
    for (const key of ['what_if_fairness_text', 'what_if_moves', 'what_if_countries', 'what_if_tiers'])
      await visitor.text(key).waitFor();
    expect(await visitor.overflow()).toBe(0);
    expect(await inaccessible(visitor, 'light')).toEqual([]);
    await picture(page, 'story-what-if-ar');

    // Going back finds the draft as it was; so does going on with it.
    await page.goBack();
    await page.waitForURL((url) => url.searchParams.has('draft'));
    await rule.getByText('All to the pool').first().waitFor();
    await page.goForward();
    await page.waitForURL(isWhatIf);
    await visitor.press('what_if_edit').click();
    await rule.getByText('All to the pool').first().waitFor();
    await rule.locator('[data-toggle]').click();
    await rule.locator('[data-part="name"]').fill('Everything to the pool');
    await tryOnPastLeads(visitor);

    // Somebody publishes meanwhile: the draft is not put over what it was never compared with.
    const { document: held, version } = await standing();
    await api().call(publishPolicy, {
      token: await tokenOf(people.operations),
      body: fullyWritten({ ...held, maxHops: held.maxHops + 1 }),
      ifMatch: etagOf(version),
    });
    await visitor.button('what_if_publish').click();
    await visitor.text('what_if_moved_on_title').waitFor();
    expect((await standing()).document.rules).toEqual([]);
    await picture(page, 'story-what-if-moved-on-ar');
    await visitor.link('what_if_edit').click();
    await rule.getByText('Everything to the pool').first().waitFor();
    await page.locator('input[name="maxHops"]').fill('4');
    await tryOnPastLeads(visitor);
    const tried = await whatIfOf(visitor);
    await visitor.button('what_if_publish').click();
    await page.waitForURL((url) => url.pathname === '/manage/policy');
    const now = (await standing()).document;
    expect(now.rules).toMatchObject([{ name: 'Everything to the pool' }]);
    expect(now).toEqual(tried.document);

    await visitor.go('/manage/policy/what-if');
    expect(await page.locator('a[data-row]').count()).toBeGreaterThanOrEqual(3);
    expect(await visitor.overflow()).toBe(0);
    expect(await inaccessible(visitor, 'light')).toEqual([]);
    await picture(page, 'story-what-ifs-ar');
    await page.locator('a[data-row]').first().click();
    await visitor.text('what_if_published').waitFor();
  } finally {
    await changePolicy(before);
  }
  expect(visitor.faults(refusedOnPurpose)).toEqual([]);
  await visitor.leave();
});

test('a viewer reads what was tried, and can neither try nor publish', async () => {
  const visitor = await Visitor.sitDown(browser, stage().portalUrl, { locale: 'en' });
  const { page } = visitor;
  await visitor.signIn(people.viewer);
  await visitor.go('/manage/policy/what-if');
  expect(await visitor.overflow()).toBe(0);
  expect(await inaccessible(visitor, 'light')).toEqual([]);
  await picture(page, 'story-what-ifs-en');
  await page.locator('a[data-row]').first().click();
  await visitor.heading('what_if_partners').waitFor();
  for (const key of ['what_if_publish', 'what_if_edit', 'what_if_stop', 'policy_change'])
    expect(await visitor.press(key).count()).toBe(0);
  expect(visitor.faults()).toEqual([]);
  await visitor.leave();
});
