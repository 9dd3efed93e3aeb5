/**
 * The manager's desk: many leads moved at once and put back, views kept and shared, lists taken away as files, the
 * settings that everybody's forms and pages follow, and what a suspension takes from a partner.
 */
import { buffer } from 'node:stream/consumers';
import { readConflictPolicy } from '@rafiq/shared/deals/conflict-policy-contract.ts';
import { readPolicy } from '@rafiq/shared/leads/policy-contract.ts';
import { createPartner } from '@rafiq/shared/partners/contract.ts';
import { createProduct } from '@rafiq/shared/products/contract.ts';
import { etagOf } from '@rafiq/shared/record.ts';
import {
  readChannel,
  readReasons,
  saveReasons,
  type ListedReason,
  type WantedReason,
} from '@rafiq/shared/settings/contract.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  accept,
  changePolicy,
  customerOf,
  offeredLead,
  partnerCalled,
  placedLead,
  untilLead,
} from './stage/arrange.ts';
import { api, openBrowser, people, picture, stage, tokenOf } from './stage/stage.ts';
import { phone, Visitor, type Seat } from './stage/visitor.ts';

/** No partner serves it; partners that a story makes are elsewhere. */
const unserved = 'GL';
/** Companies of one walk, found by its mark alone. */
const mark = Date.now().toString(36);
const wide = { width: 1440, height: 900 };

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const sit = async (email: string, seat: Seat): Promise<Visitor> => {
  const visitor = await Visitor.sitDown(browser, stage().portalUrl, { viewport: wide, ...seat });
  await visitor.signIn(email);
  return visitor;
};
const end = async (visitor: Visitor): Promise<void> => {
  expect(await visitor.overflow()).toBe(0);
  expect(visitor.faults()).toEqual([]);
  await visitor.leave();
};

/** Ticks every lead the search finds by these words, which are so many. */
async function chooseLeads(visitor: Visitor, words: string, count: number): Promise<void> {
  const { page } = visitor;
  await visitor.go(`/manage/leads?q=${encodeURIComponent(words)}`);
  const boxes = page.locator('tbody input[data-select]');
  await expect.poll(() => boxes.count()).toBe(count);
  for (let index = 0; index < count; index += 1) await boxes.nth(index).check();
}
const fromToolbar = (visitor: Visitor, key: string) =>
  visitor.page
    .getByRole('toolbar')
    .getByRole('button', { name: visitor.said(key) })
    .click();
const dialogGone = (page: Page) => page.getByRole('dialog').waitFor({ state: 'hidden' });

describe('many leads at once', () => {
  test('are given to a partner and put back from the toast', async () => {
    const words = `Basalt ${mark}`;
    const leads = [
      await placedLead(customerOf(`${words} One`), unserved),
      await placedLead(customerOf(`${words} Two`), unserved),
    ];
    const visitor = await sit(people.operations, { locale: 'en' });
    const { page } = visitor;
    await chooseLeads(visitor, words, 2);
    await fromToolbar(visitor, 'manage_assign');
    await page.getByRole('dialog').getByRole('searchbox').fill('Manara');
    await page.getByRole('radio', { name: /Al Manara/ }).check();
    await picture(page, 'desk-bulk-assign-en');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: visitor.said('manage_assign_button') })
      .click();
    await dialogGone(page);
    for (const { id } of leads) await untilLead(id, ({ substatus }) => substatus === 'offered');
    await visitor.button('ui_undo').click();
    for (const { id } of leads) {
      await untilLead(id, ({ substatus, partner }) => substatus === 'unplaced' && partner === null);
    }
    await page.getByText('2 leads put back where they were.').waitFor();
    await end(visitor);
  });

  test('are withdrawn and put back from their page once the toast is gone, and what cannot go back says why', async () => {
    const words = `Zumurrud ${mark}`;
    const partnerId = await partnerCalled('Al Manara');
    const accepted = await offeredLead(customerOf(`${words} One`), 'AE', partnerId);
    await accept(accepted);
    const offered = await offeredLead(customerOf(`${words} Two`), 'AE', partnerId);
    const visitor = await sit(people.operations, { locale: 'ar' });
    const { page } = visitor;
    await chooseLeads(visitor, words, 2);
    await fromToolbar(visitor, 'manage_withdraw');
    await page.locator('input[name="reason"][value="no-progress"]').check();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: visitor.said('manage_withdraw') })
      .click();
    await dialogGone(page);
    await untilLead(accepted.id, ({ partner }) => partner?.id !== partnerId);

    await visitor.go('/manage/leads');
    await visitor.link('batches_title').click();
    await page.waitForURL((url) => url.pathname === '/manage/leads/batches');
    await picture(page, 'desk-batches-ar');
    await page.locator('a[data-row]').first().click();
    await page.waitForURL((url) => /\/batches\/btch_/.test(url.pathname));
    await page.getByText(`${words} One`).waitFor();
    await visitor.button('ui_undo').click();
    await visitor.text('batch_undone_at').waitFor();
    await visitor.text('batch_line_back').waitFor();
    await visitor.text('batch_line_stayed').waitFor();
    await page.getByText('العرض الذي انتهى لا يُعاد تقديمه').first().waitFor();
    await untilLead(
      accepted.id,
      ({ substatus, partner }) => substatus === 'accepted' && partner?.id === partnerId,
    );
    await untilLead(offered.id, ({ partner }) => partner?.id !== partnerId);
    expect(await visitor.button('ui_undo').count()).toBe(0);
    await picture(page, 'desk-batch-ar');
    await page.setViewportSize(phone);
    await picture(page, 'desk-batch-ar-phone');
    await end(visitor);
  });
});

test('a view is saved, shared, opened first, removed, brought back and removed', async () => {
  const name = `Turkish leads ${mark}`;
  const visitor = await sit(people.operations, { locale: 'en' });
  const { page } = visitor;
  await visitor.go('/manage/leads?country=TR');
  await page
    .getByRole('button', { name: visitor.said('views_label') })
    .first()
    .click();
  await visitor.button('views_save').click();
  await page.getByRole('dialog').locator('input[name="name"]').fill(name);
  await page.getByRole('dialog').locator('input[name="shared"]').check();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: visitor.said('views_save_button') })
    .click();
  await dialogGone(page);

  const manager = await sit(people.manager, { locale: 'en' });
  await manager.go('/manage/views');
  await manager.page.getByRole('link', { name }).waitFor();
  expect(await manager.button('views_remove').count()).toBe(0);
  await end(manager);

  await visitor.go('/manage/views');
  const row = page.locator('li', { has: page.getByRole('link', { name }) });
  await row.getByRole('button', { name: visitor.said('views_make_default') }).click();
  await row.getByText(visitor.said('views_default')).waitFor();
  await visitor.go('/manage/leads');
  await page.waitForURL((url) => url.searchParams.get('country') === 'TR');

  await visitor.go('/manage/views');
  await row.getByRole('button', { name: visitor.said('views_remove') }).click();
  await row.waitFor({ state: 'hidden' });
  await visitor.button('ui_undo').click();
  await row.waitFor();
  await row.getByRole('button', { name: visitor.said('views_remove') }).click();
  await row.waitFor({ state: 'hidden' });
  await visitor.go('/manage/leads');
  expect(new URL(page.url()).searchParams.get('country')).toBeNull();
  await end(visitor);
});

describe('every list leaves as a file', () => {
  const formula = `=HYPERLINK("http://x","صحارى ${mark}")`;
  const defused = `"'=HYPERLINK(""http://x"",""صحارى ${mark}"")"`;

  /** Takes the list of a page away and reads the file as a spreadsheet would get it. */
  async function taken(visitor: Visitor, path: string): Promise<string> {
    await visitor.go(path);
    await visitor.press('export_button').click();
    const [download] = await Promise.all([
      visitor.page.waitForEvent('download'),
      visitor.button('export_confirm').click(),
    ]);
    const bytes = await buffer(await download.createReadStream());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    return bytes.toString('utf8');
  }

  test('of the vendor', async () => {
    const token = await tokenOf(people.operations);
    await placedLead(customerOf(formula), unserved);
    await api().call(createProduct, { token, body: { name: formula, family: 'GTX', aliases: [] } });
    await api().call(createPartner, {
      token,
      body: { name: formula, country: 'MT', adminEmail: `admin@formula-${mark}.example` },
    });
    const visitor = await sit(people.operations, { locale: 'ar' });
    const words = encodeURIComponent(mark);
    for (const path of [
      `/manage/leads?q=${words}`,
      '/manage/unplaced',
      `/manage/partners?q=${words}`,
      `/manage/accounts?q=${words}`,
      `/manage/products?q=${words}`,
    ]) {
      const file = await taken(visitor, path);
      expect(file, path).toContain(defused);
      expect(file, path).not.toMatch(/(^|,)"?=/m);
    }
    await end(visitor);
  });

  test('of the findings of an import', async () => {
    const visitor = await sit(people.operations, { locale: 'ar' });
    const { page } = visitor;
    await visitor.go('/manage/imports/new?kind=leads');
    await page.locator('input[type="file"]').setInputFiles({
      name: 'desk.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('id,company,country,employees\nd1,,United Arab Emirates,=1+1\n'),
    });
    await page.locator('input[name="source"]').fill('desk');
    await visitor.press('import_upload').click();
    await page.waitForURL((url) => /^\/manage\/imports\/impt_/.test(url.pathname));
    for (const consent of ['consentToShare', 'consentToContact']) {
      await page.locator(`input[name="${consent}.given"][value="yes"]`).check();
      await page.locator(`select[name="${consent}.basis"]`).selectOption('consent');
      await page.locator(`input[name="${consent}.source"]`).fill('معرض');
    }
    await visitor.press('import_start').click();
    await visitor.heading('import_findings').waitFor({ timeout: 60_000 });
    const file = await taken(visitor, new URL(page.url()).pathname);
    expect(file).toContain(`"'=1+1"`);
    expect(file).toMatch(/[\u0600-\u06ff]/);
    await end(visitor);
  });

  test('of a partner', async () => {
    const lead = await offeredLead(customerOf(`${formula} `), 'AE', await partnerCalled('Al Manara'));
    await accept(lead);
    const visitor = await sit(people.partnerAdmin, { locale: 'ar' });
    expect(await taken(visitor, '/leads')).toContain(defused);
    await end(visitor);
  });
});

describe('the settings', () => {
  test('holidays are kept by country, and clocks stand as the policy sets them', async () => {
    const before = await changePolicy({ acceptHours: 7 });
    const visitor = await sit(people.operations, { locale: 'en' });
    const { page } = visitor;
    try {
      await visitor.go('/manage/settings/holidays');
      await page.locator('select[name="country"]').selectOption('OM');
      await page.waitForURL((url) => url.searchParams.get('country') === 'OM');
      await page.locator('textarea[name="days"]').fill('2027-11-18 العيد الوطني\n2027-11-19');
      await page.locator('form[action="?/holidays"] button[type="submit"]').click();
      await visitor.text('settings_holidays_saved').waitFor();
      await visitor.go('/manage/settings/holidays?country=OM');
      expect(await page.locator('textarea[name="days"]').inputValue()).toContain('2027-11-18 العيد الوطني');
      await page.locator('textarea[name="days"]').fill('2027-02-30 Nothing');
      await page.locator('form[action="?/holidays"] button[type="submit"]').click();
      await page.locator('textarea[name="days"][aria-invalid="true"]').waitFor();
      page.once('dialog', (dialog) => void dialog.accept());
      await visitor.go('/manage/settings/clocks');
      expect(await page.locator('input[name="acceptHours"]').inputValue()).toBe('7');
      await picture(page, 'desk-settings-en');
    } finally {
      await changePolicy(before);
    }
    await end(visitor);
  });

  test('clocks are set on their page: what changes is told before, one version more, and taken back', async () => {
    const visitor = await sit(people.operations, { locale: 'en' });
    const { page } = visitor;
    const stands = async () =>
      (await api().call(readPolicy, { token: await tokenOf(people.operations) })).data;
    const before = await stands();
    await visitor.go('/manage/settings/clocks');
    const form = page.locator('form[action="?/leads"]');
    const input = form.locator('input[name="contactHours"]');
    await input.fill('0');
    await form.locator('input[name="contactHours"][aria-invalid="true"]').waitFor();
    await input.fill('30');
    await form.locator('[data-differences]').getByText('30 working hours').waitFor();
    await form.locator('button[type="submit"]').click();
    await visitor.text('clocks_saved').waitFor();
    const after = await stands();
    expect(after.publishedVersion).toBeGreaterThan(before.publishedVersion);
    expect(after.document).toEqual({ ...before.document, contactHours: 30 });
    await visitor.button('ui_undo').click();
    await visitor.text('settings_undone').waitFor();
    expect((await stands()).document).toEqual(before.document);
    await expect.poll(() => input.inputValue()).toBe(String(before.document.contactHours));
    await end(visitor);
  });

  test('a warning that comes too late is refused at its field, and the rules stay as they were', async () => {
    const visitor = await sit(people.operations, { locale: 'fa' });
    const { page } = visitor;
    const stands = async () =>
      (await api().call(readConflictPolicy, { token: await tokenOf(people.operations) })).data;
    const before = await stands();
    await visitor.go('/manage/settings/clocks');
    const form = page.locator('form[action="?/deals"]');
    await form
      .locator('input[name="protection.warningDays"]')
      .fill(String(before.document.protection.checkInEveryDays));
    await form.locator('button[type="submit"]').click();
    await form.locator('input[name="protection.warningDays"][aria-invalid="true"]').waitFor();
    expect(await stands()).toEqual(before);
    await form
      .locator('input[name="protection.warningDays"]')
      .fill(String(before.document.protection.warningDays));
    await end(visitor);
  });

  test('the working week of a country is set beside its holidays, and taken back as it was shipped', async () => {
    const visitor = await sit(people.operations, { locale: 'en' });
    const { page } = visitor;
    await visitor.go('/manage/settings/holidays?country=IR');
    const form = page.locator('form[action="?/week"]');
    await form.getByText(visitor.said('weeks_is_shipped')).waitFor();
    await form.locator('input[name="monday.0.to"]').fill('13:00');
    await form.locator('button[type="submit"]').last().click();
    await visitor.text('weeks_saved').waitFor();
    await form.locator('button[name="shipped"]').click();
    await form.getByText(visitor.said('weeks_is_shipped')).waitFor();
    expect(await form.locator('input[name="monday.0.to"]').inputValue()).toBe('17:00');
    await end(visitor);
  });

  /** The list of a move as it stands, for putting it back. */
  async function reasonsNow() {
    const token = await tokenOf(people.operations);
    const { data } = await api().call(readReasons, { token });
    return { token, ...data };
  }

  /** Has declines ask as they did before; a reason that came since cannot go, and is switched off. */
  async function putBack(before: readonly ListedReason[]): Promise<void> {
    const { token, version, lists } = await reasonsNow();
    const since = lists.decline.filter(({ code }) => before.every((reason) => reason.code !== code));
    const wanted = [...before, ...since.map((reason) => ({ ...reason, on: false }))].map(
      ({ code, on, texts }) => ({ code, on, ...(texts && { texts }) }),
    ) as WantedReason[];
    await api().call(saveReasons, { token, ifMatch: etagOf(version), body: { lists: { decline: wanted } } });
  }

  test('an own reason reaches an Arabic partner, and one that is switched off is offered no longer', async () => {
    const own = `العميل اشترى من منافس محلي ${mark}`;
    const before = (await reasonsNow()).lists.decline;
    const visitor = await sit(people.operations, { locale: 'en' });
    const { page } = visitor;
    const partnerId = await partnerCalled('Al Manara');
    const lead = await offeredLead(customerOf(`Yaqoot ${mark}`), 'AE', partnerId);

    try {
      await visitor.go('/manage/settings/reasons?of=decline');
      await page.getByRole('checkbox', { name: 'We cannot support it' }).uncheck();
      await visitor.button('reasons_add').click();
      await page.locator('input[name="ar.new1"]').fill(own);
      // By keyboard, to the top: the focus goes along.
      const rows = page.locator('li[data-row]');
      const row = rows.filter({ has: page.locator('input[name="ar.new1"]') });
      await row.getByRole('button').first().focus();
      for (const [passed] of before.entries()) {
        await page.keyboard.press('Enter');
        const place = rows.nth(before.length - 1 - passed).locator('input[name="ar.new1"]');
        await place.waitFor();
      }
      await picture(page, 'desk-reasons-en');
      await visitor.button('settings_save').click();
      await visitor.text('reasons_saved').waitFor();

      const partner = await sit(people.partnerAdmin, { locale: 'ar', viewport: phone });
      await partner.go(`/offers/${lead.id}?do=decline`);
      const dialog = partner.page.getByRole('dialog');
      const offered = dialog.locator('input[name="reason"]');
      const first = dialog.locator('label', { has: partner.page.locator('input[name="reason"]') }).first();
      expect(await first.innerText()).toContain(own);
      expect(await dialog.locator('input[value="unable-to-support"]').count()).toBe(0);
      await picture(partner.page, 'desk-decline-ar-phone');
      await offered.first().check();
      await partner.button('decline_button').click();
      await dialog.waitFor({ state: 'hidden' });
      await partner.go('/offers?status=declined');
      await partner.page.getByText(own).first().waitFor();
      await end(partner);

      // Undone from the toast, even while the reasons of another move are looked at: what came since cannot go, and is
      // switched off; history still says it.
      await visitor.link('reasons_lose').click();
      await page.waitForURL((url) => url.searchParams.get('of') === 'lose');
      await visitor.button('ui_undo').click();
      await visitor.text('settings_undone').waitFor();
      const { lists } = await reasonsNow();
      expect(lists.decline.map(({ code, on }) => [code, on])).toEqual([
        ...before.map(({ code, on }) => [code, on]),
        [expect.stringMatching(/^resn_/), false],
      ]);
      await visitor.go(`/manage/leads/${lead.id}`);
      await page.getByText(own).first().waitFor();
    } finally {
      await putBack(before);
    }
    await end(visitor);
  });

  test('what somebody else saved meanwhile is shown before it is replaced, and unsaved work is not lost by a click', async () => {
    const { token, version, lists } = await reasonsNow();
    const visitor = await sit(people.operations, { locale: 'fa' });
    const { page } = visitor;
    await visitor.go('/manage/settings/reasons?of=expire');
    await page.getByRole('checkbox').first().uncheck();
    const asked = page.waitForEvent('dialog').then((dialog) => dialog.dismiss());
    await visitor.link('settings_calendars').click();
    await asked;
    expect(new URL(page.url()).pathname).toBe('/manage/settings/reasons');
    const expire = (lists.expire ?? []).map(({ code, on }) => ({ code, on })).toReversed() as WantedReason[];
    await api().call(saveReasons, { token, ifMatch: etagOf(version), body: { lists: { expire } } });
    await visitor.button('settings_save').click();
    await visitor.text('stale_title').waitFor();
    await visitor.button('stale_take_theirs').click();
    expect(await page.getByRole('checkbox').first().isChecked()).toBe(true);
    const back = expire.toReversed();
    await api().call(saveReasons, { token, ifMatch: etagOf(version + 1), body: { lists: { expire: back } } });
    await end(visitor);
  });

  test('the vendor is called by its name where people sign in and where partners work', async () => {
    const { data: before } = await api().call(readChannel, {});
    const visitor = await sit(people.operations, { locale: 'ar' });
    const { page } = visitor;
    await visitor.go('/manage/settings');
    await page.locator('input[name="vendorName"]').fill('شركة أورفان للشبكات');
    await visitor.button('settings_save').click();
    await visitor.text('settings_channel_saved').waitFor();
    await picture(page, 'desk-channel-ar');
    const partner = await sit(people.partnerAdmin, { locale: 'ar' });
    await partner.page.getByText('شركة أورفان للشبكات').first().waitFor();
    await end(partner);
    await visitor.button('ui_undo').click();
    await visitor.text('settings_undone').waitFor();
    expect(await page.locator('input[name="vendorName"]').inputValue()).toBe(before.vendorName);
    const { data: after } = await api().call(readChannel, {});
    expect(after).toMatchObject({ vendorName: before.vendorName, version: before.version + 2 });
    await end(visitor);
  });
});

test('a suspension says before what it takes, and afterwards what it took', async () => {
  const token = await tokenOf(people.operations);
  const adminEmail = `admin@marjan-${mark}.example`;
  const body = { name: `Marjan ${mark}`, country: 'LU', adminEmail };
  const { data: partner } = await api().call(createPartner, { token, body });
  const lead = await offeredLead(customerOf(`Coral ${mark}`), 'LU', partner.id);
  const visitor = await sit(people.operations, { locale: 'en' });
  const { page } = visitor;
  await visitor.go(`/manage/partners/${partner.id}`);
  await visitor.press('partner_suspend').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('1 open offer will be withdrawn.').waitFor();
  await picture(page, 'desk-suspend-en');
  await dialog.locator('textarea[name="reason"]').fill('Contract under review');
  await dialog.getByRole('button', { name: visitor.said('partner_suspend') }).click();
  await dialogGone(page);
  await visitor.heading('holdings_title').waitFor();
  await untilLead(lead.id, ({ partner: holder }) => holder?.id !== partner.id);
  await page.getByText('1 offer withdrawn.').waitFor({ timeout: 60_000 });
  await picture(page, 'desk-suspended-en');
  await end(visitor);
});

describe('a long list', () => {
  const rowsAtOnce = 10;

  test('grows as its end comes into sight, and is as long again for whoever comes back to it', async () => {
    const visitor = await sit(people.operations, { locale: 'fa', viewport: phone });
    const { page } = visitor;
    await visitor.go('/manage/unplaced');
    const rows = page.locator('main a[data-row]');
    const atFirst = await rows.count();
    expect(atFirst).toBeGreaterThanOrEqual(rowsAtOnce);
    await visitor.link('ui_next_page').scrollIntoViewIfNeeded();
    await expect.poll(() => rows.count()).toBeGreaterThan(atFirst);
    // Its reader is told, and nothing stands twice.
    await page
      .getByRole('status')
      .filter({ hasText: visitor.said('ui_rows_shown') })
      .waitFor({ state: 'attached' });
    const paths = await rows.evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(new Set(paths).size).toBe(paths.length);
    await picture(page, 'desk-longer-list-fa');
    const far = rows.nth(atFirst + 2);
    const opened = await far.getAttribute('href');
    await far.click();
    await page.waitForURL((url) => url.pathname === opened);
    await page.goBack();
    await page.waitForURL((url) => url.pathname === '/manage/unplaced');
    await expect.poll(() => rows.count()).toBeGreaterThan(atFirst + 2);
    await end(visitor);
  });

  test('leads on by a link where no script runs', async () => {
    const visitor = await sit(people.operations, { locale: 'en' });
    const cookie = (await visitor.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const read = async (path: string) =>
      await (await fetch(`${stage().portalUrl}${path}`, { headers: { cookie } })).text();
    const hrefs = (html: string) =>
      [...html.matchAll(/href="(\/manage\/leads\/lead_[0-9a-z]+)"/g)].map(([, href]) => href);
    const first = await read('/manage/leads');
    const onward = /href="(\/manage\/leads\?cursor=[^"]+)"/.exec(first)?.[1];
    expect(onward).toBeDefined();
    const second = await read(String(onward));
    expect(hrefs(first)).toHaveLength(rowsAtOnce);
    expect(hrefs(second)).toHaveLength(rowsAtOnce);
    expect(hrefs(first).filter((href) => hrefs(second).includes(href))).toEqual([]);
    await end(visitor);
  });
});
