/** A file in an old encoding, from the desk of channel operations to its corrected rows, as a person takes it there. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeText } from '../fixtures/encode-text.ts';
import { lookOver } from './stage/look-over.ts';
import { openBrowser, people, picture, stage } from './stage/stage.ts';
import { desk, phone, Visitor } from './stage/visitor.ts';
import { locales } from './stage/words.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const rows = [
  'المعرف;اسم الشركة;الدولة;التاريخ;ملاحظة',
  '1;شركة النور للتجارة;الامارات;03.04.2026;=1+1',
  '2;مؤسسة الخليج;Philipines;05.06.2026;',
  '3;;عمان;07.08.2026;-2',
  '4;دار الأمان;Atlantis;09.08.2026;',
];
const file = (text: string) => ({
  name: 'عملاء.csv',
  mimeType: 'text/csv',
  buffer: encodeText(`${text}\r\n`, 'windows-1256'),
});

const pathOf = (visitor: Visitor): string => {
  const { pathname, search } = new URL(visitor.page.url());
  return pathname + search;
};

/** Looks the page over in three languages, and keeps pictures of it at both widths and in both themes. */
async function lookOverEverywhere(visitor: Visitor, name: string): Promise<Record<string, string[]>> {
  const path = pathOf(visitor);
  const faults: Record<string, string[]> = {};
  for (const locale of locales) {
    const reader = await visitor.speaking(locale);
    const found = await lookOver(reader, path);
    if (found.length > 0) faults[locale] = found;
    await picture(reader.page, `import-${name}-${locale}-phone`);
    await reader.page.setViewportSize(desk);
    await reader.page.emulateMedia({ colorScheme: locale === 'fa' ? 'dark' : 'light' });
    await picture(reader.page, `import-${name}-${locale}-desk`);
    await reader.page.emulateMedia({ colorScheme: 'light' });
  }
  await visitor.speaking('en');
  await visitor.page.setViewportSize(desk);
  await visitor.go(path);
  return faults;
}

type ChosenFile = ReturnType<typeof file>;
const mostTries = 20;

async function upload(visitor: Visitor, chosen: ChosenFile): Promise<void> {
  const { page } = visitor;
  await visitor.go('/manage/imports/new?kind=leads');
  const input = page.locator('input[type=file]');
  const shown = page.getByText(chosen.name);
  // A choice made before the page listens is lost on it.
  for (let tries = 1; tries <= mostTries && !(await shown.isVisible()); tries += 1) {
    await input.setInputFiles([]);
    await input.setInputFiles(chosen);
    await visitor.settle();
  }
  await visitor.button('import_upload').click();
  await page.waitForURL(/\/manage\/imports\/impt_/);
  await visitor.settle();
}

/** The page offers to read the file again by a button as long as it does not listen. */
async function sayDayFirst(visitor: Visitor): Promise<void> {
  await visitor.button('import_read_again').waitFor({ state: 'detached' });
  await visitor.page.locator('select[name=dateOrder]').selectOption('day-first');
  await visitor.page.waitForURL(/dateOrder=day-first/);
}

async function giveConsent(visitor: Visitor): Promise<void> {
  const { page } = visitor;
  for (const name of ['consentToShare', 'consentToContact']) {
    await page.locator(`input[name="${name}.given"][value=yes]`).check();
    await page.locator(`select[name="${name}.basis"]`).selectOption('contract');
    await page.locator(`input[name="${name}.source"]`).fill('terms of sale');
  }
}

test('a file is read, asked about, run, corrected and taken', async () => {
  const visitor = await Visitor.sitDown(browser, stage().portalUrl, { locale: 'en', viewport: desk });
  await visitor.signIn(people.operations);
  const { page } = visitor;
  await upload(visitor, file(rows.join('\r\n')));

  // What was found out is said; what is not certain is asked.
  await page.getByRole('option', { name: 'Found: Windows-1256 (Arabic)' }).waitFor({ state: 'attached' });
  await page.getByRole('option', { name: 'Found: Semicolon' }).waitFor({ state: 'attached' });
  await page.getByRole('option', { name: 'None seen' }).waitFor({ state: 'attached' });
  await page.getByText('no byte order mark').waitFor();
  await visitor.text('import_dates_title').waitFor();
  expect(await visitor.button('import_start').isDisabled()).toBe(true);
  expect(await lookOverEverywhere(visitor, 'prepare')).toEqual({});

  await giveConsent(visitor);
  await sayDayFirst(visitor);
  await visitor.text('import_dates_title').waitFor({ state: 'detached' });
  // What was typed before is still there.
  expect(await page.locator('input[name="consentToShare.source"]').inputValue()).toBe('terms of sale');
  await page.getByText('3 Apr 2026').waitFor();

  await page.getByRole('button', { name: 'It means Philippines' }).click();
  await page.getByRole('button', { name: 'It means Philippines' }).waitFor({ state: 'detached' });
  // Nothing is written like it: what it means is chosen among all countries.
  const meaning = page.getByLabel('What “Atlantis” means');
  await meaning.selectOption('GR');
  await visitor.button('import_means_chosen').click();
  await meaning.waitFor({ state: 'detached' });
  await page.locator('input[name=saveMappingAs]').fill('Old CRM');
  await visitor.button('import_start').click();

  await visitor.link('import_download_refused').waitFor();
  await page.getByText('3 taken, 1 refused').waitFor();
  await visitor.link('import_see_refused').click();
  await page.waitForURL(/kind=refused/);
  await visitor.go(pathOf(visitor));
  expect(await lookOverEverywhere(visitor, 'outcome')).toEqual({});
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    visitor.link('import_download_refused').click(),
  ]);
  expect(download.suggestedFilename()).toBe('عملاء – refused.csv');
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  expect(text).toBe(
    `\ufeffrafiq_row;rafiq_reasons;${rows[0]}\r\n4;اسم الشركة: A value is needed here.;3;;عمان;07.08.2026;'-2\r\n`,
  );

  // Corrected, it comes back with the mapping that was kept, and nothing is taken twice.
  await page.setViewportSize(phone);
  await upload(visitor, { ...file(''), buffer: Buffer.from(text.replace(';3;;', ';3;بيت الشرق;')) });
  await visitor.text('import_mapping_from').waitFor();
  await sayDayFirst(visitor);
  await giveConsent(visitor);
  await visitor.button('import_start').click();
  await page.getByText('1 row is done').waitFor();
  expect(visitor.faults()).toEqual([]);
  await visitor.leave();
});

test('quotes, the byte order mark and numbers are said, and another mark reads the numbers otherwise', async () => {
  const visitor = await Visitor.sitDown(browser, stage().portalUrl, { locale: 'en', viewport: desk });
  await visitor.signIn(people.operations);
  const { page } = visitor;
  const text =
    "\ufeffaccount,office_location,employees\n'Noor, Trading',AE,'1200,00'\n'O''Brien',IE,'1.250'\n'Zed',OM,'17,5'\n";
  await upload(visitor, { name: 'quotes.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByRole('option', { name: "Found: Single: '" }).waitFor({ state: 'attached' });
  await page.getByText('with a byte order mark').waitFor();
  const cell = (number: number) => page.locator('tbody tr').nth(number).locator('td').nth(2);
  await page.getByRole('cell', { name: 'Noor, Trading' }).waitFor();
  expect(await cell(0).innerText()).toContain('1,200');
  expect(await cell(1).innerText()).toContain('1,250');
  expect(await cell(2).innerText()).toContain('not read as a whole number');
  // A mapping that was kept for other columns is not offered.
  expect(await page.getByRole('button', { name: 'Old CRM' }).count()).toBe(0);
  expect(await lookOverEverywhere(visitor, 'quotes')).toEqual({});

  await visitor.button('import_read_again').waitFor({ state: 'detached' });
  await page.locator('select[name=decimalMark]').selectOption('point');
  await page.waitForURL(/decimalMark=point/);
  await cell(0).getByText('not read as a whole number').waitFor();
  expect(visitor.faults()).toEqual([]);
  await visitor.leave();
});

test('what was said of a value is listed, forgotten, and remembered again', async () => {
  const visitor = await Visitor.sitDown(browser, stage().portalUrl, { locale: 'en', viewport: desk });
  await visitor.signIn(people.operations);
  const { page } = visitor;
  await visitor.go('/manage/imports');
  await visitor.link('import_values').click();
  await page.waitForURL('**/manage/imports/values');
  const forget = page.getByRole('button', { name: 'Forget “Atlantis”' });
  await forget.waitFor();
  expect(await lookOverEverywhere(visitor, 'values')).toEqual({});
  await forget.click();
  await page.getByText('“Atlantis” means nothing any more.').waitFor();
  await forget.waitFor({ state: 'detached' });
  await visitor.button('ui_undo').click();
  await forget.waitFor();
  expect(visitor.faults()).toEqual([]);
  await visitor.leave();
});

test('a workbook by another name is called what it is', async () => {
  const visitor = await Visitor.sitDown(browser, stage().portalUrl, { locale: 'en', viewport: phone });
  await visitor.signIn(people.operations);
  const { page } = visitor;
  const buffer = Buffer.from('PK\u0003\u0004\u0014\u0000[Content_Types].xml');
  await upload(visitor, { name: 'leads.csv', mimeType: 'text/csv', buffer });
  await page.getByText('This is a spreadsheet; save it as CSV and upload that.').waitFor();
  await picture(page, 'import-workbook-en-phone');
  await visitor.leave();
});
