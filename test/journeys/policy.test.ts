/**
 * The rules of the policy, at a desk and on a phone: one is written and put right where something is missing, another
 * is moved by keyboard until it hides the first, and what is published reads as it was meant.
 */
import { listLeads } from '@rafiq/shared/leads/contract.ts';
import { readPolicy } from '@rafiq/shared/leads/policy-contract.ts';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changePolicy } from './stage/arrange.ts';
import { inaccessible } from './stage/look-over.ts';
import { api, openBrowser, people, picture, stage, tokenOf } from './stage/stage.ts';
import { phone, Visitor } from './stage/visitor.ts';
import type { Locale } from './stage/words.ts';

const wideDesk = { width: 1440, height: 900 };
const unpublished = /^4\d\d POST .*\/manage\/policy\/edit|400 POST/;

const seats: readonly {
  locale: Locale;
  viewport: typeof phone;
  theme: 'light' | 'dark';
  emirates: string;
}[] = [
  { locale: 'en', viewport: wideDesk, theme: 'light', emirates: 'United Arab Emirates' },
  { locale: 'ar', viewport: phone, theme: 'dark', emirates: 'الإمارات العربية المتحدة' },
];

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const publishedRules = async () => {
  const token = await tokenOf(people.operations);
  return (await api().call(readPolicy, { token })).data.document.rules;
};

describe.each(seats)('channel operations in $locale at $viewport.width', (seat) => {
  const { locale, emirates } = seat;

  test('writes rules, orders them by keyboard, and reads them in words', async () => {
    const before = await changePolicy({ rules: [] });
    const visitor = await Visitor.sitDown(browser, stage().portalUrl, seat);
    const { page } = visitor;
    const cards = page.locator('li[data-rule]');
    const heard = page.locator('[aria-live="polite"]');
    const part = (card: Locator, name: string) => card.locator(`[data-part="${name}"]`);
    const publish = () => visitor.press('policy_publish').click();
    try {
      await visitor.signIn(people.operations);
      await visitor.go('/manage/policy/edit');
      await visitor.button('rule_add').click();
      const gulf = cards.nth(0);
      await part(gulf, 'name').fill('Emirates first');

      // What is missing is said where it stands, without asking the server.
      await publish();
      await visitor.text('rule_fault_values').waitFor();
      expect(await page.evaluate('document.activeElement?.tagName')).toBe('SUMMARY');
      await picture(page, `story-rule-missing-${locale}`);
      await gulf.locator('summary').click();
      await gulf.getByRole('searchbox').fill(emirates.slice(0, 9));
      await gulf.getByRole('checkbox', { name: emirates }).check();
      await visitor.text('rule_fault_values').waitFor({ state: 'hidden' });
      await part(gulf, 'strategy').selectOption('cascade');
      await part(gulf, 'most').fill('25');
      await gulf.locator('[data-part="most"][aria-invalid="true"]').waitFor();
      await part(gulf, 'most').fill(locale === 'ar' ? '٣' : '3');
      await part(gulf, 'acceptHours').fill('4');
      await part(gulf, 'next').selectOption('pool');
      expect(await gulf.locator('[aria-invalid="true"]').count()).toBe(0);

      await visitor.button('rule_add').click();
      const rest = page.locator('li[data-rule]:has([data-part="name"])').nth(1);
      await part(rest, 'name').fill('The rest');
      await rest.getByRole('button', { name: visitor.said('rule_remove_condition') }).click();
      expect(await page.locator('[data-warnings]').count()).toBe(0);

      // By keyboard: the focus stays with the rule, its new place is told, and what it hides now is warned of.
      await rest.locator('[data-shift="-1"]').focus();
      await page.keyboard.press('Enter');
      await cards.nth(0).getByText('The rest').first().waitFor();
      await heard
        .filter({ hasText: visitor.said('reasons_moved') })
        .first()
        .waitFor({ state: 'attached' });
      expect(await page.evaluate('document.activeElement?.dataset.shift')).toBe('1');
      await cards.nth(1).locator('[data-warnings]').getByText('The rest').waitFor();
      expect(await visitor.overflow()).toBe(0);
      expect(await inaccessible(visitor, 'light')).toEqual([]);
      await picture(page, `story-rules-${locale}`);
      await page.keyboard.press('Enter');
      await page.locator('[data-warnings]').waitFor({ state: 'detached' });

      // What the server refuses stands at its rule too.
      await part(cards.nth(1), 'name').fill('The \u0007 rest');
      await publish();
      await cards.nth(1).locator('[data-part="name"][aria-invalid="true"]').waitFor();
      expect(await publishedRules()).toEqual([]);
      await part(cards.nth(1), 'name').fill('The rest');
      await publish();
      await page.waitForURL((url) => url.pathname === '/manage/policy');

      await visitor.heading('policy_rules').waitFor();
      for (const text of ['Emirates first', 'The rest', emirates])
        await page.getByText(text).first().waitFor();
      for (const key of ['rule_order_fair_share', 'rule_after_pool', 'rule_every_lead', 'policy_other_leads'])
        await visitor.text(key).waitFor();
      expect(await visitor.overflow()).toBe(0);
      expect(await inaccessible(visitor, 'light')).toEqual([]);
      await picture(page, `story-rules-in-words-${locale}`);
      const rules = await publishedRules();
      expect(rules).toMatchObject([
        {
          name: 'Emirates first',
          when: [{ field: 'country', operator: 'is-one-of', values: ['AE'] }],
          strategy: {
            kind: 'cascade',
            ranking: { by: 'fair-share' },
            most: 3,
            acceptHours: 4,
            next: 'pool',
          },
        },
        { name: 'The rest', when: [], strategy: { kind: 'ranked' } },
      ]);

      // Another setting is changed: the rules stay as they are, to the letter.
      await visitor.go('/manage/policy/edit');
      await page.locator('input[name="newcomerStart"][value="zero"]').check();
      await publish();
      await page.waitForURL((url) => url.pathname === '/manage/policy');
      expect(await publishedRules()).toEqual(rules);
    } finally {
      await changePolicy(before);
    }
    expect(visitor.faults(unpublished)).toEqual([]);
    await visitor.leave();
  });

  test('says what becomes of turns missed on leave, and which certifications a rule demands', async () => {
    const before = await changePolicy({ rules: [], backFromLeave: { kind: 'keep-place' } });
    const visitor = await Visitor.sitDown(browser, stage().portalUrl, seat);
    const { page } = visitor;
    const publish = () => visitor.press('policy_publish').click();
    const chip = (name: string) => page.locator('[data-field="among.certifications"] bdi', { hasText: name });
    try {
      await visitor.signIn(people.operations);
      await visitor.go('/manage/policy/edit');
      await page.locator('input[name="backFromLeave"][value="catch-up"]').check();
      const days = page.locator('input[name="backFromLeave.days"]');
      await days.fill('91');
      await publish();
      await page.locator('input[name="backFromLeave.days"][aria-invalid="true"]').waitFor();
      await days.fill(locale === 'ar' ? '٢١' : '21');
      await visitor.button('rule_add').click();
      const card = page.locator('li[data-rule]').first();
      await card.getByRole('button', { name: visitor.said('rule_remove_condition') }).click();
      const written = card.locator('[data-field="among.certifications"] input[list]');
      await written.fill('Journey Expert');
      await written.press('Enter');
      await chip('Journey Expert').waitFor();
      await visitor.text('rule_warn_any_certified').waitFor();
      await written.fill('journey EXPERT');
      await written.press('Enter');
      expect(await chip('').count()).toBe(1);
      await written.fill('Sea');
      await written.press('Enter');
      await card.locator('input[type="radio"][value="all"]').check();
      await visitor.text('rule_warn_all_certified').waitFor();
      expect(await visitor.overflow()).toBe(0);
      expect(await inaccessible(visitor, 'light')).toEqual([]);
      await picture(page, `story-leave-${locale}`);
      await publish();
      await page.waitForURL((url) => url.pathname === '/manage/policy');
      await page.getByText('Journey Expert').first().waitFor();
      await picture(page, `story-leave-in-words-${locale}`);
      const { data } = await api().call(readPolicy, { token: await tokenOf(people.operations) });
      expect(data.document.backFromLeave).toEqual({ kind: 'catch-up', days: 21 });
      expect(data.document.rules).toMatchObject([
        { when: [], among: { certifications: { names: ['Journey Expert', 'Sea'], held: 'all' } } },
      ]);
    } finally {
      await changePolicy(before);
    }
    expect(visitor.faults(unpublished)).toEqual([]);
    await visitor.leave();
  });

  test('tries the draft on a lead that is described and on one that is found, and loses nothing', async () => {
    const visitor = await Visitor.sitDown(browser, stage().portalUrl, seat);
    const { page } = visitor;
    await visitor.signIn(people.operations);
    const { items } = (
      await api().call(listLeads, {
        token: await tokenOf(people.operations),
        query: { country: 'AE', limit: 1 },
      })
    ).data;
    const [lead] = items;
    await visitor.go(`/manage/policy/edit?lead=${lead?.id}`);
    const before = await publishedRules();
    const tries = page.locator('section').filter({ has: visitor.heading('try_title') });
    const attempt = tries.getByRole('button', { name: visitor.said('try_button') });
    await visitor.button('rule_add').click();
    const rule = page.locator('li[data-rule]').last();
    await rule.locator('[data-part="name"]').fill('Tried only');

    // A rule that is not whole is shown, not tried.
    await attempt.press('Enter');
    await visitor.text('rule_fault_values').waitFor();
    await rule.getByRole('button', { name: visitor.said('rule_remove_condition') }).click();
    for (let ahead = before.length; ahead > 0; ahead -= 1)
      await rule.locator('[data-shift="-1"]').press('Enter');

    // The lead whose page led here, then one that is described.
    await attempt.press('Enter');
    await tries.getByText('Tried only').first().waitFor();
    await tries.getByText(visitor.said('trace_steps')).waitFor();
    await tries.locator('input[value="made-up"]').check();
    await tries.getByText(visitor.said('try_changed_since')).waitFor();
    await tries.getByLabel(visitor.said('leads_country')).selectOption('BR');
    await tries.getByLabel(visitor.said('organisation_postal')).press('Enter');
    await tries.getByText(visitor.said('try_changed_since')).waitFor({ state: 'detached' });
    await tries
      .getByText(/Brazil|البرازيل/)
      .last()
      .waitFor();
    expect(await tries.getByRole('table').count()).toBe(0);
    expect(await visitor.overflow()).toBe(0);
    expect(await inaccessible(visitor, 'light')).toEqual([]);
    await picture(page, `story-try-lead-${locale}`);

    // What is found by the words of its company.
    await tries.locator('input[value="existing"]').check();
    await tries.getByRole('button', { name: visitor.said('try_another') }).press('Enter');
    await tries.getByRole('searchbox').and(page.locator(':focus')).waitFor();
    await attempt.press('Enter');
    await tries.getByText(visitor.said('try_choose_first')).waitFor();
    const [word = ''] = (lead?.view === 'vendor' ? (lead.customer?.companyName ?? '') : '').split(' ');
    await tries.getByRole('searchbox').fill(word);
    await tries.locator('[aria-live] button').first().press('Enter');
    await attempt.press('Enter');
    await tries
      .getByRole('table')
      .first()
      .or(tries.getByText(visitor.said('trace_left')).first())
      .waitFor();
    expect(await rule.locator('bdi').first().textContent()).not.toBe('');
    expect(await page.locator('li[data-rule]').count()).toBe(before.length + 1);
    expect(await publishedRules()).toEqual(before);
    expect(visitor.faults()).toEqual([]);
    await visitor.leave();
  });

  test('drags, duplicates and removes rules, and takes a removal back', async () => {
    const visitor = await Visitor.sitDown(browser, stage().portalUrl, seat);
    const { page } = visitor;
    const names = () => page.locator('li[data-rule] [data-toggle] bdi').allTextContents();
    await visitor.signIn(people.operations);
    await visitor.go('/manage/policy/edit');
    for (const name of ['One', 'Two', 'Three']) {
      await visitor.button('rule_add').click();
      await page.locator('li[data-rule]').last().locator('[data-part="name"]').fill(name);
      await page.locator('li[data-rule]').last().locator('[data-toggle]').click();
    }
    const grip = await page.locator('[data-grip]').first().boundingBox();
    const last = await page.locator('li[data-rule]').last().boundingBox();
    if (grip === null || last === null) throw new Error('Nothing to drag');
    await page.mouse.move(grip.x + 10, grip.y + 10);
    await page.mouse.down();
    await page.mouse.move(last.x + 20, last.y + last.height - 2, { steps: 6 });
    await page.mouse.up();
    expect(await names()).toEqual(['Two', 'Three', 'One']);

    await page
      .locator('li[data-rule]')
      .nth(1)
      .getByRole('button', { name: visitor.said('rule_duplicate') })
      .click();
    expect(await page.locator('li[data-rule]').count()).toBe(4);
    await page
      .locator('li[data-rule]')
      .first()
      .getByRole('button', { name: visitor.said('rule_remove') })
      .click();
    expect((await names())[0]).toBe('Three');
    await visitor.button('ui_undo').click();
    expect((await names())[0]).toBe('Two');
    expect(visitor.faults()).toEqual([]);
    await visitor.leave();
  });
});
