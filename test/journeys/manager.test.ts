/**
 * Channel operations at a desk, in each language: a lead nobody serves is found unplaced and given to somebody by
 * hand, and taken back; a partner is made, suspended and reinstated; a file is imported twice; the policy is changed.
 */
import { listAlikeAccounts } from '@rafiq/shared/accounts/matching-contract.ts';
import { listLeads } from '@rafiq/shared/leads/contract.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changePolicy, customerOf, placedLead, untilLead } from './stage/arrange.ts';
import { api, openBrowser, people, picture, stage, tokenOf } from './stage/stage.ts';
import { until } from './stage/until.ts';
import { Visitor } from './stage/visitor.ts';
import { locales, type Locale } from './stage/words.ts';

/** No partner of the demo serves it. */
const unserved = 'IS';
const wideDesk = { width: 1440, height: 900 };

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const atDesk = async (locale: Locale): Promise<Visitor> => {
  const visitor = await Visitor.sitDown(browser, stage().portalUrl, { locale, viewport: wideDesk });
  await visitor.signIn(people.operations);
  return visitor;
};

const leadsCalled = async (company: string): Promise<string[]> => {
  const token = await tokenOf(people.operations);
  const { data } = await api().call(listLeads, { token, query: { q: company, limit: 5 } });
  return data.items.map(({ id }) => id);
};

describe.each(locales)('channel operations in %s', (locale) => {
  test('writes a lead down, finds it unplaced with its reason, gives it to a partner and takes it back', async () => {
    const company = `Geysir ${locale} Gear`;
    const visitor = await atDesk(locale);
    const { page } = visitor;
    await visitor.go('/manage/leads/new');
    const name = page.locator('input[name="company.name"]');
    await name.fill(company);
    await page.locator('select[name="company.country"]').selectOption(unserved);
    for (const consent of ['consentToShare', 'consentToContact']) {
      await page.locator(`input[name="${consent}.given"][value="yes"]`).check();
      await page.locator(`input[name="${consent}.source"]`).fill('Trade fair');
    }
    await picture(page, `story-new-lead-${locale}`);
    await visitor.press('lead_new_save').click();
    await page.waitForURL((url) => /^\/manage\/leads\/lead_/.test(url.pathname));
    const leadId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await untilLead(leadId, ({ substatus }) => substatus === 'unplaced');

    await visitor.go('/manage/unplaced');
    const row = page.locator('li', { has: page.locator(`a[href="/manage/leads/${leadId}"]`) });
    await row.getByText(company).waitFor();
    await row.getByRole('link', { name: visitor.said('manage_assign') }).click();
    await page.getByRole('dialog').waitFor();
    await page.getByRole('dialog').getByRole('searchbox').fill('Manara');
    await page.getByRole('radio', { name: /Al Manara/ }).check();
    await visitor.button('manage_assign_button').click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await row.waitFor({ state: 'hidden' });

    await visitor.go(`/manage/leads/${leadId}`);
    await page.getByText('Al Manara').first().waitFor();
    await picture(page, `story-assigned-${locale}`);
    await visitor.press('manage_withdraw').click();
    await page.locator('input[name="reason"][value="wrong-partner"]').check();
    await visitor.button('manage_withdraw_button').click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await untilLead(leadId, ({ substatus, partner }) => substatus === 'unplaced' && partner === null);

    await visitor.go(`/manage/leads/${leadId}`);
    await visitor.press('manage_expire').click();
    await page.locator('input[name="reason"][value="nobody-found"]').check();
    await visitor.button('manage_expire_button').click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await untilLead(leadId, ({ substatus, closeReason }) => substatus === 'expired' && closeReason !== null);
    expect(await visitor.overflow()).toBe(0);
    expect(visitor.faults()).toEqual([]);
    await visitor.leave();
  });

  test('names the owner of an account, whom its next lead goes to from where nobody else serves, and clears it', async () => {
    const company = customerOf(`Basalt ${locale} Bakery`);
    const first = await placedLead(company, unserved);
    expect(first.substatus).toBe('unplaced');
    const visitor = await atDesk(locale);
    const { page } = visitor;
    await visitor.go(`/manage/accounts/${first.customer?.accountId}`);
    await visitor.text('accounts_owner_nobody').waitFor();
    await visitor.press('accounts_owner_name').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('searchbox').fill('Manara');
    await page.getByRole('radio', { name: /Al Manara/ }).check();
    await picture(page, `story-owner-dialog-${locale}`);
    await visitor.button('ui_save').click();
    await dialog.waitFor({ state: 'hidden' });
    await visitor.press('accounts_owner_change').waitFor();
    await picture(page, `story-owner-${locale}`);

    const next = await placedLead(company, unserved);
    expect(next).toMatchObject({ substatus: 'offered', placement: { code: 'placement.named-account' } });
    await visitor.go(`/manage/leads/${next.id}`);
    await page.locator('summary', { hasText: visitor.said('trace_open') }).click();
    await page.getByRole('table').first().waitFor();
    await picture(page, `story-owner-why-${locale}`);

    await visitor.go(`/manage/accounts/${first.customer?.accountId}?do=owner`);
    await visitor.button('accounts_owner_clear').click();
    await dialog.waitFor({ state: 'hidden' });
    await visitor.text('accounts_owner_nobody').waitFor();
    expect(await visitor.overflow()).toBe(0);
    expect(visitor.faults()).toEqual([]);
    await visitor.leave();
  });

  test('merges two accounts that are one company, takes them apart, and says what is known of one', async () => {
    const [first, second] = await Promise.all(
      [`Marl ${locale} Brickworks LLC`, `Marl ${locale} Brickworks`].map((name) =>
        placedLead(customerOf(name), unserved),
      ),
    );
    const [stays, goes] = [first?.customer?.accountId ?? '', second?.customer?.accountId ?? ''];
    const visitor = await atDesk(locale);
    const { page } = visitor;
    const here = `/manage/accounts/${stays}`;
    const token = await tokenOf(people.operations);
    const params = { accountId: stays };
    // Accounts are compared moments after they come to be.
    await until(
      async () => (await api().call(listAlikeAccounts, { token, params })).data.alike,
      (found) => found.some(({ accountId }) => accountId === goes),
      () => `${stays} is like nobody`,
    );
    await visitor.go(here);
    const alike = page.locator('li', { has: page.locator(`a[href="/manage/accounts/${goes}"]`) });
    await alike.first().waitFor();
    await picture(page, `story-alike-${locale}`);
    await alike.getByRole('link', { name: visitor.said('accounts_merge') }).click();
    const dialog = page.getByRole('dialog');
    await picture(page, `story-merge-dialog-${locale}`);
    await visitor.button('accounts_merge_button').click();
    await dialog.waitFor({ state: 'hidden' });
    await visitor.text('accounts_merged_title').waitFor();
    await visitor.button('ui_undo').click();
    await visitor.text('accounts_merged_title').waitFor({ state: 'hidden' });

    await visitor.go(`${here}?do=merge&with=${goes}`);
    await visitor.button('accounts_merge_button').click();
    await dialog.waitFor({ state: 'hidden' });
    await visitor.text('accounts_came_as').waitFor();
    await picture(page, `story-united-${locale}`);
    await visitor.go(`/manage/leads?accountId=${goes}`);
    await visitor.text('accounts_merged_list').waitFor();
    await visitor.go(`/manage/accounts/${goes}`);
    await visitor.text('accounts_merged_into').waitFor();
    await picture(page, `story-merged-${locale}`);
    await visitor.button('accounts_take_apart').click();
    await visitor.text('accounts_merged_into').waitFor({ state: 'hidden' });

    await visitor.go(here);
    await alike.getByRole('button', { name: visitor.said('accounts_apart') }).click();
    await visitor.text('accounts_apart_title').waitFor();
    await visitor.button('accounts_apart_undo').click();
    await visitor.text('accounts_apart_title').waitFor({ state: 'hidden' });

    await visitor.press('accounts_facts_edit').click();
    await dialog.locator('[name="aliases"]').fill(`Marlworks ${locale}`);
    await dialog.locator('[name="taxId"]').fill('100-200-300');
    await dialog.locator('[name="soldDirectly"]').selectOption('no');
    await picture(page, `story-facts-dialog-${locale}`);
    await visitor.button('ui_save').click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText(`Marlworks ${locale}`).waitFor();
    expect(await visitor.overflow()).toBe(0);
    expect(visitor.faults()).toEqual([]);
    await visitor.leave();
  });

  test('reads why a lead went where it went, down to the levels', async () => {
    const lead = await placedLead(customerOf(`Quartz ${locale} Quay`), 'AE');
    const visitor = await atDesk(locale);
    const { page } = visitor;
    await visitor.go(`/manage/leads/${lead.id}`);
    await page
      .getByText(lead.placement?.code === undefined ? '' : (lead.partner?.name ?? ''))
      .first()
      .waitFor();
    await page.locator('summary', { hasText: visitor.said('trace_open') }).click();
    await page.getByRole('table').first().waitFor();
    await picture(page, `story-why-${locale}`);
    expect(visitor.faults()).toEqual([]);
    await visitor.leave();
  });

  test('reads of the first countries how they stand, of all of them on a press, and of the first again', async () => {
    const visitor = await atDesk(locale);
    const { page } = visitor;
    await visitor.go('/manage');
    const rows = page.locator('table.countries tbody tr');
    const atFirst = await rows.count();
    await visitor.link('overview_more_countries').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => rows.count()).toBeGreaterThan(atFirst);
    // Whoever works by keyboard stays where they are.
    await visitor.link('overview_fewer_countries').and(page.locator(':focus')).waitFor();
    await picture(page, `story-all-countries-${locale}`);
    await page.keyboard.press('Enter');
    await expect.poll(() => rows.count()).toBe(atFirst);
    expect(visitor.faults()).toEqual([]);
    await visitor.leave();
  });

  test('makes a partner, suspends it with a reason and lets it in again', async () => {
    const partner = `Wadi ${locale} Works`;
    const visitor = await atDesk(locale);
    const { page } = visitor;
    await visitor.go('/manage/partners/new');
    await page.locator('input[name="name"]').fill(partner);
    await page.locator('select[name="country"]').selectOption('OM');
    await page.locator('input[name="adminEmail"]').fill(`admin-${locale}@wadi.example`);
    // What is wrong is said where it is, and what was typed stays.
    await page.locator('input[name="weight"]').fill('many');
    await visitor.press('partner_create').click();
    await page.locator('input[name="weight"][aria-invalid="true"]').waitFor();
    expect(await page.locator('input[name="name"]').inputValue()).toBe(partner);
    await page.locator('input[name="weight"]').fill('2');
    await visitor.press('partner_create').click();
    await page.waitForURL((url) => /^\/manage\/partners\/ptnr_/.test(url.pathname));
    for (const move of ['partner_suspend', 'partner_reinstate']) {
      await visitor.press(move).click();
      const dialog = page.getByRole('dialog');
      await dialog.locator('textarea[name="reason"]').fill('Contract under review');
      await dialog.getByRole('button', { name: visitor.said(move) }).click();
      await dialog.waitFor({ state: 'hidden' });
    }
    await visitor.text('partner_status_active').waitFor();
    await picture(page, `story-partner-${locale}`);
    expect(visitor.faults()).toEqual([]);
    await visitor.leave();
  });

  test('imports a file, sees what was refused and why, and the same file again changes nothing', async () => {
    const company = `Saffron ${locale} Silk`;
    const file = {
      name: `fair-${locale}.csv`,
      mimeType: 'text/csv',
      buffer: Buffer.from(
        `id,company,country,employees\n${locale}-1,${company} One,United Arab Emirates,120\n` +
          `${locale}-2,,United Arab Emirates,80\n${locale}-3,${company} Three,Nowhereland,300\n`,
      ),
    };
    const visitor = await atDesk(locale);
    const { page } = visitor;
    const bringIn = async (): Promise<void> => {
      await visitor.go('/manage/imports/new?kind=leads');
      await page.locator('input[type="file"]').setInputFiles(file);
      await page.locator('input[name="source"]').fill(`fair-${locale}`);
      await visitor.press('import_upload').click();
      await page.waitForURL((url) => /^\/manage\/imports\/impt_/.test(url.pathname));
      for (const consent of ['consentToShare', 'consentToContact']) {
        await page.locator(`input[name="${consent}.given"][value="yes"]`).check();
        await page.locator(`select[name="${consent}.basis"]`).selectOption('consent');
        await page.locator(`input[name="${consent}.source"]`).fill('Trade fair');
      }
      await visitor.press('import_start').click();
      await visitor.text('import_taken').waitFor({ timeout: 60_000 });
      await visitor.text('import_refused_note').waitFor();
    };
    await bringIn();
    await visitor.heading('import_findings').waitFor();
    await picture(page, `story-import-${locale}`);
    const first = await leadsCalled(company);
    expect(first).toHaveLength(2);
    await bringIn();
    expect(await leadsCalled(company)).toEqual(first);
    expect(await visitor.overflow()).toBe(0);
    expect(visitor.faults()).toEqual([]);
    await visitor.leave();
  });

  test('changes the policy, is shown what changes in words, and publishes a version', async () => {
    const before = await changePolicy({});
    const visitor = await atDesk(locale);
    const { page } = visitor;
    try {
      await visitor.go('/manage/policy/edit');
      await page.locator('input[name="strategy"][value="pool"]').check();
      await visitor.text('policy_changed').waitFor();
      await picture(page, `story-policy-${locale}`);
      await visitor.press('policy_publish').click();
      await page.waitForURL((url) => url.pathname === '/manage/policy');
      const lead = await placedLead(customerOf(`Tamarind ${locale} Tiles`), 'AE');
      expect(lead.substatus).toBe('pooled');
    } finally {
      await changePolicy(before);
    }
    expect(visitor.faults()).toEqual([]);
    await visitor.leave();
  });
});
