/**
 * A conflict, at a desk and on a phone: two partners register one deal, a manager takes the case, asks both sides, splits
 * the deal, and after an appeal decides for the last time. A viewer reads it all and is offered nothing to do.
 */
import {
  appealConflict,
  giveEvidence,
  listConflicts,
  readConflict,
  type VendorCase,
} from '@rafiq/shared/deals/case-contract.ts';
import { readDeal, submitDeal, updateDeal } from '@rafiq/shared/deals/contract.ts';
import { etagOf } from '@rafiq/shared/record.ts';
import { readCaseTexts, saveCaseTexts } from '@rafiq/shared/settings/case-texts-contract.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registeredDeal } from './stage/arrange.ts';
import { inaccessible } from './stage/look-over.ts';
import { api, openBrowser, people, picture, stage, tokenOf } from './stage/stage.ts';
import { phone, Visitor } from './stage/visitor.ts';
import type { Locale } from './stage/words.ts';

const wideDesk = { width: 1440, height: 900 };

const seats: readonly {
  locale: Locale;
  viewport: typeof phone;
  theme: 'light' | 'dark';
  /** Forty, as this reader types it. */
  forty: string;
  company: string;
  /** Like none of the others, so that it stands alone. */
  other: string;
}[] = [
  {
    locale: 'en',
    viewport: wideDesk,
    theme: 'light',
    forty: '40',
    company: 'Brightwater Clinics',
    other: 'Northgate Logistics',
  },
  {
    locale: 'fa',
    viewport: wideDesk,
    theme: 'light',
    forty: '۴۰',
    company: 'درمانگاه آفتاب',
    other: 'بازرگانی سپیدار',
  },
  {
    locale: 'ar',
    viewport: phone,
    theme: 'dark',
    forty: '٤٠',
    company: 'عيادات الفجر الجديد',
    other: 'مستودعات الريان',
  },
];
/** Outside of both partners' territories: neither registration is approved by the rules alone. */
const elsewhere = 'NO';
const person = { name: 'Ingrid Solberg', email: 'ingrid@journey.example' };

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function caseOf(conflictId: string): Promise<VendorCase> {
  const token = await tokenOf(people.operations);
  const { data } = await api().call(readConflict, { token, params: { conflictId } });
  if (data.view !== 'vendor') throw new Error(`The vendor sees ${conflictId} as ${data.view}`);
  return data;
}

/** What one side says, as its partner sends it. */
async function say(email: string, conflictId: string, text: string): Promise<void> {
  const token = await tokenOf(email);
  await api().call(giveEvidence, { token, params: { conflictId }, body: { text } });
}

describe.each(seats)('a conflict in $locale at $viewport.width', (seat) => {
  const { locale, company, other, forty } = seat;

  test('is taken, asked about, split, appealed against and decided for good', async () => {
    const held = await registeredDeal(people.partnerAdmin, company, elsewhere);
    expect(held).toMatchObject({ status: 'in-review', conflictId: null });
    const claimed = await registeredDeal(people.persianPartner, company, elsewhere, person);
    const conflictId = claimed.conflictId ?? '';
    expect(claimed.status).toBe('in-review');

    const visitor = await Visitor.sitDown(browser, stage().portalUrl, seat);
    const { page } = visitor;
    const check = async (name: string) => {
      expect(await visitor.overflow()).toBe(0);
      expect(await inaccessible(visitor, seat.theme)).toEqual([]);
      await picture(page, `story-conflict-${name}-${locale}`);
    };
    const note = page.getByRole('dialog').locator('textarea[name="note"]');
    const confirm = (key: string) =>
      page
        .getByRole('dialog')
        .getByRole('button', { name: visitor.said(key) })
        .click();
    /** Picks one of the texts that the dialog offers, and sees it in the note. */
    const beginWith = async (place: number) => {
      const offered = page.getByRole('dialog').locator('[data-begin-with]').nth(place);
      const text = await offered.innerText();
      await offered.click();
      expect(await note.inputValue()).toBe(text);
      return text;
    };
    const dialogGone = () => page.getByRole('dialog').waitFor({ state: 'detached' });
    await visitor.signIn(people.operations);

    // The overview says that it waits, and the queue whose it is.
    await visitor.go('/manage');
    await visitor.heading('overview_conflicts').waitFor();
    await check('overview');
    await visitor.go('/manage/conflicts');
    await page.getByRole('link', { name: company }).first().waitFor();
    await visitor.text('manage_case_unowned').waitFor();
    await check('queue');
    await page.getByRole('link', { name: company }).first().click();
    await page.waitForURL((url) => url.pathname === `/manage/conflicts/${conflictId}`);

    // Both sides next to each other, why it is a conflict, and who comes first.
    const { claimant, holders, precedence } = await caseOf(conflictId);
    expect(holders).toHaveLength(1);
    for (const { partnerName } of [claimant, ...holders])
      await page.getByRole('link', { name: partnerName }).first().waitFor();
    expect(precedence?.winnerPartnerId).toBe(holders[0]?.partnerId);
    await visitor.text('manage_case_comes_first').waitFor();
    await visitor.text('conflict_rule_open_registration').waitFor();
    await visitor.text('manage_step_decided').waitFor();
    await visitor.text('manage_case_next_open').waitFor();
    await check('open');

    await visitor.button('manage_case_take').click();
    await visitor.text('manage_case_next_review').waitFor();
    expect(await visitor.button('manage_case_take').count()).toBe(0);
    expect(await caseOf(conflictId)).toMatchObject({
      status: 'under-review',
      owner: { name: expect.anything() },
    });

    // A text to begin with, in the language of whoever reads it; a note that names a side is warned of.
    await visitor.press('manage_case_ask').click();
    await beginWith(0);
    const begun = await note.inputValue();
    await note.fill(`${begun} ${holders[0]?.partnerName}`);
    await page.locator('[data-names-party]').waitFor();
    await check('ask');
    await note.fill(begun);
    await page.locator('[data-names-party]').waitFor({ state: 'detached' });
    await confirm('manage_case_ask');
    await dialogGone();
    await visitor.text('manage_case_next_awaiting').waitFor();

    await say(people.persianPartner, conflictId, 'We showed the product to the whole board on 3 November.');
    await say(people.partnerAdmin, conflictId, 'Our offer of October is signed by the customer.');
    await visitor.go(`/manage/conflicts/${conflictId}`);
    await page.getByText('We showed the product').waitFor();
    await page.getByText('Our offer of October').waitFor();

    // Every way to end it says what it brings about; the chosen one says it with the figures.
    await visitor.press('manage_case_decide').click();
    await page.getByRole('dialog').locator('input[value="split"]').check();
    const effect = page.locator('[data-effect]');
    await page.getByRole('dialog').locator('input[name="claimantShare"]').fill('100');
    await confirm('manage_case_decide');
    await page.locator('input[name="claimantShare"][aria-invalid="true"]').waitFor();
    await page.getByRole('dialog').locator('input[name="claimantShare"]').fill(forty);
    await effect.filter({ hasText: forty }).waitFor();
    const told = await beginWith(0);
    await check('split');
    await confirm('manage_case_decide');
    await dialogGone();
    await visitor.text('manage_case_next_resolved').waitFor();
    expect(await caseOf(conflictId)).toMatchObject({
      status: 'resolved',
      resolved: { resolution: 'split', claimantShare: 40, by: 'person', note: told },
    });
    await check('resolved');

    // Nothing more to do until a side appeals; then the next word is the last.
    expect(await visitor.press('manage_case_decide_last').count()).toBe(0);
    const token = await tokenOf(people.partnerAdmin);
    await api().call(appealConflict, {
      token,
      params: { conflictId },
      body: { text: 'The customer confirms that it asked us first.' },
    });
    await visitor.go('/manage/conflicts?status=appealed');
    await page.getByRole('link', { name: company }).first().click();
    await visitor.text('manage_case_next_appealed').waitFor();
    await check('appealed');
    await visitor.press('manage_case_decide_last').click();
    await page.getByRole('dialog').locator('input[value="co-sell"]').check();
    await effect.waitFor();
    await confirm('manage_case_decide_last');
    await dialogGone();
    await visitor.text('manage_case_next_final').waitFor();
    await check('final');
    expect(await caseOf(conflictId)).toMatchObject({
      status: 'final',
      resolved: { resolution: 'co-sell', claimantShare: null },
    });

    // The registration shows who decided it, and its protection.
    await visitor.go(`/manage/deals/${claimed.id}`);
    await visitor.text('manage_decided_by_case').waitFor();
    await visitor.heading('manage_protection').waitFor();
    await page.getByText(person.email).waitFor();
    await check('deal');
    expect(visitor.faults(/^4\d\d POST .*\/manage\/conflicts|400 POST/)).toEqual([]);
    await visitor.leave();
  });

  test('is written about with the vendor’s own texts', async () => {
    const token = await tokenOf(people.operations);
    const { data: before } = await api().call(readCaseTexts, { token });
    const visitor = await Visitor.sitDown(browser, stage().portalUrl, seat);
    const { page } = visitor;
    const own = { en: 'Who asked you first?', ar: 'مَن طلب منكم أولاً؟', fa: 'نخست چه کسی از شما خواست؟' }[
      locale
    ];
    await visitor.signIn(people.operations);
    try {
      await visitor.go('/manage/settings/case-texts?of=ask');
      await visitor.button('case_texts_add').click();
      const field = page.locator(`textarea[name="${locale}.new1"]`);
      expect(await page.locator(':focus').getAttribute('name')).toBe(`${locale}.new1`);
      await field.fill(before.lists.ask[0]?.[locale] ?? '');
      await visitor.button('settings_save').click();
      // Two that read alike could not be told apart: it says so at the second.
      await page.locator(`textarea[name="${locale}.new1"][aria-invalid="true"]`).waitFor();
      await field.fill(own);
      const up = page.locator('li[data-row]').last().getByRole('button').first();
      await up.press('Enter');
      await page
        .locator('li[data-row]')
        .nth(before.lists.ask.length - 1)
        .locator('textarea[name$=".new1"]')
        .first()
        .waitFor();
      expect(await visitor.overflow()).toBe(0);
      expect(await inaccessible(visitor, seat.theme)).toEqual([]);
      await picture(page, `story-case-texts-${locale}`);
      await visitor.button('settings_save').click();
      await visitor.text('case_texts_saved').waitFor();
      const { data: saved } = await api().call(readCaseTexts, { token });
      expect(saved.lists.ask.map((text) => text[locale])).toEqual([
        ...before.lists.ask.slice(0, -1).map((text) => text[locale]),
        own,
        before.lists.ask.at(-1)?.[locale],
      ]);
      await visitor.button('ui_undo').click();
      await visitor.text('settings_undone').waitFor();
      const { data: after } = await api().call(readCaseTexts, { token });
      expect(after.lists).toEqual(before.lists);
      // One list emptied: managers write their own words.
      await visitor.go('/manage/settings/case-texts?of=dismissed');
      await page.locator('li[data-row]').first().getByRole('button').last().click();
      await visitor.text('case_texts_none').waitFor();
      await visitor.button('settings_save').click();
      await visitor.text('case_texts_saved').waitFor();
      expect((await api().call(readCaseTexts, { token })).data.lists.dismissed).toEqual([]);
    } finally {
      const { data: now } = await api().call(readCaseTexts, { token });
      await api().call(saveCaseTexts, { token, ifMatch: etagOf(now.version), body: { lists: before.lists } });
    }
    expect(visitor.faults(/400 POST .*case-texts/)).toEqual([]);
    await visitor.leave();
  });

  test('or a registration alone is sent back, mended and approved', async () => {
    const deal = await registeredDeal(people.partnerAdmin, other, elsewhere);
    const visitor = await Visitor.sitDown(browser, stage().portalUrl, seat);
    const { page } = visitor;
    const check = async (name: string) => {
      expect(await visitor.overflow()).toBe(0);
      expect(await inaccessible(visitor, seat.theme)).toEqual([]);
      await picture(page, `story-registration-${name}-${locale}`);
    };
    const confirm = async (key: string) => {
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: visitor.said(key) }).click();
      await dialog.waitFor({ state: 'detached' });
    };
    await visitor.signIn(people.operations);
    await visitor.go('/manage/deals');
    await check('queue');
    // What other stories left in the queue stands before it.
    await visitor.go(`/manage/deals?q=${encodeURIComponent(other)}`);
    await page.locator('a[data-row]', { hasText: other }).click();
    await page.waitForURL((url) => url.pathname === `/manage/deals/${deal.id}`);
    // What stands in the way is read first; every rule says something where the others are unfolded.
    const verdicts = page.locator('#verdicts').locator('xpath=ancestor::section[1]');
    expect(await verdicts.locator('details').getAttribute('open')).toBeNull();
    await verdicts.locator('summary').click();
    expect(await verdicts.getByRole('listitem').count()).toBeGreaterThanOrEqual(deal.verdicts.length);
    await visitor.text('conflict_rule_territory').waitFor();
    await visitor.text('conflict_verdict_decided').waitFor();
    await check('waits');

    await visitor.press('manage_deal_ask').click();
    await page.getByRole('dialog').locator('input[name="fields"][value="value"]').check();
    await page.getByRole('dialog').locator('textarea[name="note"]').fill('Does the value include services?');
    await check('ask');
    await confirm('manage_deal_ask');
    await page.getByText('Does the value include services?').first().waitFor();
    expect(await visitor.press('manage_deal_approve').count()).toBe(0);

    const token = await tokenOf(people.partnerAdmin);
    const params = { dealId: deal.id };
    const { data } = await api().call(readDeal, { token, params });
    expect(data).toMatchObject({ status: 'action-required', asked: { fields: ['value'] } });
    const body = { ...data.content, value: { amount: '9800.00', currency: 'AED' } };
    await api().call(updateDeal, { token, params, body, ifMatch: etagOf(data.version) });
    await api().call(submitDeal, { token, params });

    await visitor.go(`/manage/deals/${deal.id}?do=approve`);
    await confirm('manage_deal_approve');
    await visitor.heading('manage_protection').waitFor();
    await check('approved');
    expect(visitor.faults()).toEqual([]);
    await visitor.leave();
  });

  test('is read by a viewer without anybody to call and without anything to press', async () => {
    const token = await tokenOf(people.operations);
    const { items } = (await api().call(listConflicts, { token, query: { limit: 100 } })).data;
    // Other stories leave cases behind in which nobody else has registered: nobody comes first there.
    const conflict = items.find((one) => one.view === 'vendor' && one.precedence !== null);
    if (conflict?.view !== 'vendor') throw new Error('There is no case to read');
    const visitor = await Visitor.sitDown(browser, stage().portalUrl, seat);
    const { page } = visitor;
    await visitor.signIn(people.viewer);
    await visitor.go(`/manage/conflicts/${conflict.id}?do=resolve`);
    await visitor.heading('manage_precedence').waitFor();
    for (const key of ['manage_case_take', 'manage_case_ask', 'manage_case_decide'])
      expect(await visitor.press(key).count()).toBe(0);
    expect(await page.getByRole('dialog').count()).toBe(0);
    const dealId = conflict.claimant.dealId ?? '';
    const { data } = await api().call(readDeal, { token: await tokenOf(people.viewer), params: { dealId } });
    expect(data).toMatchObject({ redacted: true });
    await visitor.go(`/manage/deals/${dealId}?do=approve`);
    await visitor.text('manage_redacted').waitFor();
    expect(await page.getByText(person.email).count()).toBe(0);
    for (const key of ['manage_deal_approve', 'manage_deal_reject', 'manage_deal_ask'])
      expect(await visitor.press(key).count()).toBe(0);
    await visitor.go('/manage/conflict-rules');
    await visitor.heading('conflict_precedence').waitFor();
    expect(await visitor.overflow()).toBe(0);
    expect(await inaccessible(visitor, seat.theme)).toEqual([]);
    await picture(page, `story-conflict-rules-${locale}`);
    expect(visitor.faults()).toEqual([]);
    await visitor.leave();
  });
});
