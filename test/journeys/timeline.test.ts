/** The timeline as a place to work together: a call, a note, a question and its answer, a file, from both sides. */
import { listLeads } from '@rafiq/shared/leads/contract.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { api, openBrowser, people, picture, stage, tokenOf } from './stage/stage.ts';
import { untilKept } from './stage/kept.ts';
import { phone, Visitor } from './stage/visitor.ts';

let browser: Browser;
let partner: Visitor;
let vendor: Visitor;
let leadId: string;

beforeAll(async () => {
  browser = await openBrowser();
  const { portalUrl } = stage();
  [partner, vendor] = await Promise.all([
    Visitor.sitDown(browser, portalUrl, { locale: 'en', viewport: phone }),
    Visitor.sitDown(browser, portalUrl, { locale: 'en' }),
  ]);
  await Promise.all([partner.signIn(people.partnerSeller), vendor.signIn(people.operations)]);
  const { data } = await api().call(listLeads, {
    token: await tokenOf(people.partnerSeller),
    query: { substatus: 'accepted' },
  });
  leadId = data.items[0]?.id ?? '';
});
afterAll(() => browser.close());

const composer = (visitor: Visitor) =>
  visitor.page.locator('form[action$="?/write"]:has([role="radiogroup"])');
/** One of the kinds a composer writes; its radio button is for screen readers, its label for fingers. */
const tab = (visitor: Visitor, name: string) =>
  composer(visitor).getByRole('radiogroup').locator('label').filter({ hasText: name }).first();
const entries = (visitor: Visitor) => visitor.page.locator('ol > li');

test('a call is logged with one press, and the lead is contacted in the same step', async () => {
  await partner.go(`/leads/${leadId}`);
  await tab(partner, 'Call').click();
  await picture(partner.page, 'timeline-call-phone');
  await partner.button('note_save_call').click();
  await entries(partner).getByText('The customer was contacted (call).').waitFor();
  const moment = entries(partner).locator('time').first();
  await expect.poll(() => moment.getAttribute('title')).toMatch(/\d{4}/);
  expect(await partner.overflow()).toBe(0);
});

test('a call and a meeting of just now take one press, are taken back from the toast, and are given words', async () => {
  const { page } = partner;
  await partner.go('/today');
  await page
    .getByRole('button', { name: /^Log call: / })
    .first()
    .click();
  // Beside what it leads to, in one line.
  await page.getByText('Call logged.').waitFor();
  await picture(page, 'timeline-logged-phone');
  await partner.button('ui_undo').click();
  await partner.text('note_done_withdraw').waitFor();

  await partner.go(`/leads/${leadId}`);
  await partner.button('note_log_meeting').click();
  await partner.link('note_add_words').click();
  await page.locator('#words textarea').fill('They move in spring.');
  await page
    .locator('#words')
    .getByRole('button', { name: partner.said('note_save_edit') })
    .click();
  await entries(partner).getByText('They move in spring.').waitFor();
});

test('a note waits while there is no connection, and is written once', async () => {
  const { page, context } = partner;
  const words = composer(partner).locator('textarea');
  await tab(partner, 'Note').click();
  await words.fill('They would like a visit. ');
  await words.press('End');
  await words.pressSequentially('@');
  await page.getByRole('option').first().waitFor();
  await picture(page, 'timeline-mention-phone');
  await words.press('Enter');
  const written = await words.inputValue();
  expect(written).toMatch(/^They would like a visit\. @\S/);
  await untilKept(partner, '/kept');
  await context.setOffline(true);
  await partner.button('note_save_note').click();
  await partner.text('road_waits').waitFor();
  await entries(partner).getByText(written).waitFor();
  await context.setOffline(false);
  await partner.text('road_waits').waitFor({ state: 'detached' });
  // What waited goes from the page, and what was written comes to it: once both have happened it stands there once.
  await expect.poll(() => entries(partner).getByText('They would like a visit.').count()).toBe(1);
  expect(await words.inputValue()).toBe('');
  await picture(page, 'timeline-note-phone');
});

test('a question waits on both first screens until it is answered on the lead', async () => {
  const { page } = partner;
  await tab(partner, 'Question').click();
  await composer(partner).locator('textarea').fill('May we offer them the trial?');
  await partner.button('note_save_question').click();
  await entries(partner).getByText('May we offer them the trial?').waitFor();
  await partner.go('/today');
  await partner.text('question_open').waitFor();
  await picture(page, 'timeline-today-phone');

  await vendor.go('/manage');
  await vendor.text('question_from_partners').waitFor();
  await picture(vendor.page, 'timeline-overview-desk');
  await vendor.page.getByRole('link', { name: /May we offer them the trial/ }).click();
  await vendor.page.getByLabel('Your answer').fill('Yes, until the end of the quarter.');
  await picture(vendor.page, 'timeline-answer-desk');
  await vendor.button('question_send').click();
  await entries(vendor).getByText('Yes, until the end of the quarter.').waitFor();
  expect(await entries(vendor).getByText('They would like a visit.').count()).toBe(0);

  await partner.go(`/leads/${leadId}`);
  await entries(partner).getByText('Yes, until the end of the quarter.').waitFor();
  await partner.go('/today');
  // Others may wait; this one does no more.
  expect(await partner.page.getByText('May we offer them the trial?').count()).toBe(0);
});

test('a file is checked before it can be saved, and saved under its name', async () => {
  const { page } = partner;
  await partner.go(`/leads/${leadId}`);
  const buffer = Buffer.from('%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF');
  const choose = (name: string, bytes: Buffer) =>
    page.locator('input[type="file"]').setInputFiles({ name, mimeType: 'application/pdf', buffer: bytes });
  await partner.button('files_add').click();
  await choose('Floor plan.pdf', buffer);
  await partner.button('files_add').click();
  const download = page.getByRole('link', { name: /Floor plan\.pdf/ });
  await download.waitFor();
  const [saved] = await Promise.all([page.waitForEvent('download'), download.click()]);
  expect(saved.suggestedFilename()).toBe('Floor plan.pdf');
  await choose('Evil.pdf', Buffer.from('%PDF-1.7 << /S /JavaScript >>'));
  await partner.button('files_add').click();
  await partner.text('files_active_content').waitFor();
  await picture(page, 'timeline-files-phone');
});

test('reads well in Arabic and Persian, in the dark and at a desk', async () => {
  const { portalUrl } = stage();
  for (const locale of ['ar', 'fa'] as const) {
    for (const [size, viewport] of [
      ['phone', phone],
      ['desk', { width: 1440, height: 1000 }],
    ] as const) {
      const reader = await Visitor.sitDown(browser, portalUrl, { locale, viewport, theme: 'dark' });
      await reader.signIn(people.partnerAdmin);
      await reader.go(`/leads/${leadId}`);
      expect([locale, size, await reader.overflow()]).toEqual([locale, size, 0]);
      await composer(reader).scrollIntoViewIfNeeded();
      await picture(reader.page, `timeline-lead-${locale}-${size}-dark`);
      expect(reader.faults()).toEqual([]);
      await reader.leave();
    }
  }
  expect(vendor.faults()).toEqual([]);
});
