/** A visitor of a website that carries a form: with script inside the site's own page, and without on the form's page. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createForm, type FormSettings, type WebForm } from '@rafiq/shared/forms/contract.ts';
import { listLeads } from '@rafiq/shared/leads/contract.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fewestMsToType } from '#functions/forms/domain/proof.ts';
import { brokenRules } from './stage/axe.ts';
import { api, openBrowser, people, picture, stage, tokenOf } from './stage/stage.ts';
import { until } from './stage/until.ts';

const words = {
  en: { title: 'Talk to us', intro: 'We answer within a day.', thanks: 'Thank you.' },
  ar: { title: 'تحدث إلينا', intro: 'نرد خلال يوم.', thanks: 'شكرًا لك.' },
  fa: { title: 'با ما سخن بگویید', intro: 'در یک روز پاسخ می‌دهیم.', thanks: 'سپاسگزاریم.' },
};
const consent = {
  en: { contact: 'You may contact me.', share: 'You may hand my request to a partner.' },
  ar: { contact: 'يمكنكم التواصل معي.', share: 'يمكنكم تسليم طلبي إلى شريك.' },
  fa: { contact: 'می‌توانید با من تماس بگیرید.', share: 'می‌توانید درخواستم را به همکاری بدهید.' },
};

let browser: Browser;
let site: { url: string; stop: () => void };
let form: WebForm;
let operations: string;

/** A website of somebody else's: its own page, its own font, and the two lines it was given. */
async function openSite(): Promise<typeof site> {
  const server = createServer((request, answer) => {
    const lang = new URL(request.url ?? '/', 'http://site').searchParams.get('lang') ?? 'en';
    answer.setHeader('content-type', 'text/html; charset=utf-8').end(`<!doctype html>
<html lang="${lang}" dir="${lang === 'en' ? 'ltr' : 'rtl'}"><meta name="viewport" content="width=device-width">
<title>Vendor</title><style>body{font:18px Georgia,serif;margin:2rem auto;max-width:34rem;padding:0 1rem}</style>
<main><h1>Vendor</h1>
<script type="module" src="${stage().portalUrl}/embed/rafiq-form.1.js"></script>
<rafiq-form form="${form.id}"><a href="${stage().apiUrl}/v1/forms/${form.id}/page">Talk to us</a></rafiq-form>
</main></html>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, stop: () => void server.close() };
}

beforeAll(async () => {
  browser = await openBrowser();
  operations = await tokenOf(people.operations);
  site = await openSite();
  const body: FormSettings = {
    ...(createForm.example.body as FormSettings),
    words,
    consent,
    allowedOrigins: [site.url],
  };
  form = (await api().call(createForm, { token: operations, body })).data;
});
afterAll(async () => {
  site.stop();
  await browser.close();
});

async function fillIn(page: Page, company: string): Promise<void> {
  await page.locator('[name=company]').fill(company);
  await page.locator('[name=name]').fill('Lina Haddad');
  await page.locator('[name=email]').fill(`lina@${company.toLowerCase()}.example`);
  await page.locator('[name=country]').selectOption('AE');
  await page.locator('[name=message]').fill('Twenty seats, please.');
  await page.locator('[name=consentContact]').check();
  await page.locator('[name=consentShare]').check();
}

/** The lead a submission became, once a partner has been found for it. */
const placed = (company: string): Promise<string | undefined> =>
  until(
    async () => {
      const { items } = (await api().call(listLeads, { token: operations, query: { q: company } })).data;
      return items[0]?.substatus;
    },
    (substatus) => substatus !== undefined && substatus !== 'pending',
  );

const faultsOf = async (page: Page): Promise<string[]> =>
  (await brokenRules(page)).map(({ id, nodes }) => `${id} ${nodes[0]?.html}`);

test.each(['en', 'ar', 'fa'] as const)('with script, inside the website’s page: %s', async (lang) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`${site.url}/?lang=${lang}`);
  await page.locator('rafiq-form form').waitFor();
  expect(await page.locator('rafiq-form').getAttribute('dir')).toBe(lang === 'en' ? 'ltr' : 'rtl');
  expect(await faultsOf(page)).toEqual([]);
  await picture(page, `web-form-element-${lang}`);

  const company = `Element${lang}`;
  await fillIn(page, company);
  // What the browser lets through and the form does not: told at the field, with everything typed still there.
  await page.locator('[name=email]').fill('lina@nowhere');
  await page.locator('rafiq-form button').click();
  await page.locator('[name=email][aria-invalid=true]').waitFor();
  expect(await page.locator('[name=company]').inputValue()).toBe(company);
  await page.locator('[name=email]').fill(`lina@${company.toLowerCase()}.example`);
  await page.locator('rafiq-form button').click();
  await page.getByText(words[lang].thanks).waitFor();
  expect(await placed(company)).not.toBe('unplaced');
  expect(errors).toEqual([]);
  await context.close();
});

test.each([
  ['en', 1280, 'light'],
  ['ar', 360, 'dark'],
  ['fa', 360, 'light'],
] as const)('without script, on the form’s own page: %s', async (lang, width, colorScheme) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width, height: 900 },
    colorScheme,
  });
  const page = await context.newPage();
  await page.goto(`${stage().apiUrl}/v1/forms/${form.id}/page?lang=${lang}`);
  await picture(page, `web-form-page-${lang}`);
  const company = `Page${lang}`;
  await fillIn(page, company);
  await page.locator('[name=email]').fill('lina@nowhere');
  await page.waitForTimeout(fewestMsToType);
  await page.locator('button').click();
  await page.locator('[name=email][aria-invalid=true]').waitFor();
  await picture(page, `web-form-refused-${lang}`);
  expect(await page.locator('[name=company]').inputValue()).toBe(company);
  expect(await page.locator('[name=consentShare]').isChecked()).toBe(true);
  await page.locator('[name=email]').fill(`lina@${company.toLowerCase()}.example`);
  await page.waitForTimeout(fewestMsToType);
  await page.locator('button').click();
  await page.getByText(words[lang].thanks).waitFor();
  await picture(page, `web-form-thanks-${lang}`);
  expect(await placed(company)).not.toBe('unplaced');
  await context.close();
});
