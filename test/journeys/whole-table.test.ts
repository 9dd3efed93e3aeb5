/**
 * The whole table of a decision: channel operations replay a placement from the lead's page and read everybody it
 * looked at, at a desk and on a phone; one that cannot be made again, or comes out otherwise, says so. Partners never
 * come there, and a manager only as far as its portfolio goes.
 */
import { listLeads } from '@rafiq/shared/leads/contract.ts';
import { explainLead, replayLead } from '@rafiq/shared/leads/decision-contract.ts';
import { sentence } from '@rafiq/shared/messages.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changePolicy, customerOf, placedLead } from './stage/arrange.ts';
import { rewriteDecision } from './stage/kept-decision.ts';
import { inaccessible } from './stage/look-over.ts';
import { api, openBrowser, people, picture, stage, tokenOf } from './stage/stage.ts';
import { phone, Visitor, type Seat } from './stage/visitor.ts';

const wideDesk = { width: 1440, height: 900 };
const rowsShown = 50;
/** Several partners of the Emirates sell it. */
const contested = 'Lantern Endpoint';

let browser: Browser;
let leadId: string;

beforeAll(async () => {
  browser = await openBrowser();
  const before = await changePolicy({ rules: [], strategy: 'fair-share' });
  leadId = (await placedLead(customerOf('Whole Table Works'), 'AE', contested)).id;
  await changePolicy(before);
});
afterAll(() => browser.close());

const sitDown = async (email: string, seat: Seat): Promise<Visitor> => {
  const visitor = await Visitor.sitDown(browser, stage().portalUrl, seat);
  await visitor.signIn(email);
  return visitor;
};
const replayed = async () =>
  (await api().call(replayLead, { token: await tokenOf(people.operations), params: { leadId } })).data;
const path = (of = leadId): string => `/manage/leads/${of}/decision`;

async function looksRight(visitor: Visitor, name: string): Promise<void> {
  expect(await visitor.overflow()).toBe(0);
  expect(await inaccessible(visitor, 'light')).toEqual([]);
  await visitor.page.evaluate('scrollTo(0, 0)');
  await picture(visitor.page, `whole-table-${name}-${visitor.locale}`);
}

test('a decision is replayed from its lead, and everybody it looked at is told, by keyboard alone', async () => {
  const visitor = await sitDown(people.operations, { locale: 'en', viewport: wideDesk });
  const { page } = visitor;
  const whole = await replayed();
  expect(whole.verdict).toBe('equal');
  expect(whole.candidateCount).toBeGreaterThan(1);
  expect(whole.ruledOutCount).toBeGreaterThan(rowsShown - whole.candidateCount);

  await visitor.go(`/manage/leads/${leadId}`);
  await visitor.link('whole_link').focus();
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === path());
  await visitor.heading('whole_title').waitFor();
  await page.getByText(sentence('en', 'replay.equal')).waitFor();
  const facts = await page.locator('dl').first().innerText();
  for (const told of [whole.engineVersion, whole.snapshot, String(whole.policyVersion)])
    expect(facts.split('\n')).toContain(told);
  await page.getByText(whole.decisionId).waitFor();

  // Everybody, in order, each with what put it there or ruled it out.
  const rows = page.locator('tbody tr');
  const seen: { id: string; text: string; isChosen: boolean }[] = [];
  const readRows = async () => {
    for (const row of await rows.all()) {
      const text = await row.innerText();
      const href = (await row.getByRole('link').getAttribute('href')) ?? '';
      seen.push({
        id: href.split('/').at(-1) ?? '',
        text,
        isChosen: text.includes('Chosen'),
      });
    }
  };
  await readRows();
  expect(seen).toHaveLength(rowsShown);
  await looksRight(visitor, 'desk');
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await inaccessible(visitor, 'dark')).toEqual([]);
  await picture(page, 'whole-table-desk-dark-en');
  await page.emulateMedia({ colorScheme: 'light' });
  await visitor.link('ui_next_page').click();
  await page.waitForURL((url) => url.searchParams.get('from') === String(rowsShown));
  await page.getByText(new RegExp(`^${rowsShown + 1} to `)).waitFor();
  await readRows();
  const digits = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });
  const wanted = [
    ...whole.candidates.map(({ partnerId, assigned, creditedBack, weight, level }, index) => ({
      id: partnerId,
      told: [
        String(index + 1),
        `(${digits.format(assigned)} − ${digits.format(creditedBack)}) ÷ ${digits.format(weight)} = ${digits.format(level)}`,
      ],
    })),
    ...whole.ruledOut.map(({ partnerId, text }) => ({ id: partnerId, told: ['–', text] })),
  ];
  expect(seen.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
  for (const [index, { told }] of wanted.entries())
    for (const text of told) expect(seen[index]?.text).toContain(text);
  expect(seen.filter(({ isChosen }) => isChosen).map(({ id }) => id)).toEqual([
    whole.candidates[0]?.partnerId,
  ]);
  await visitor.link('whole_previous').click();
  await page.waitForURL((url) => !url.searchParams.has('from'));

  // By letters to the second, and in.
  await page.getByText(new RegExp('^1 to ')).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === `/manage/partners/${wanted[1]?.id}`);
  // An address that asks for more than there is leads back.
  await visitor.go(`${path()}?from=5000`);
  await visitor.heading('whole_title').waitFor();
  await visitor.text('whole_past_title').waitFor();
  await visitor.link('whole_to_start').click();
  await page.waitForURL((url) => url.search === '');
  expect(visitor.faults()).toEqual([]);
  await visitor.leave();
});

test.each([
  ['ar', 'dark'],
  ['fa', 'light'],
  ['en', 'light'],
] as const)('on a phone in %s it is cards', async (locale, theme) => {
  const visitor = await sitDown(people.operations, { locale, theme, viewport: phone });
  await visitor.go(path());
  await visitor.page.getByText(sentence(locale, 'replay.equal')).waitFor();
  await visitor.page.getByText(sentence(locale, 'step.territory')).first().waitFor();
  await looksRight(visitor, 'phone');
  const display = await visitor.page.evaluate("getComputedStyle(document.querySelector('tbody tr')).display");
  expect(display).toBe('grid');
  if (locale === 'ar') {
    await visitor.page.setViewportSize(wideDesk);
    await looksRight(visitor, 'desk');
  }
  expect(visitor.faults()).toEqual([]);
  await visitor.leave();
});

test('partners never come there, whatever lead it is; a manager as far as its portfolio goes', async () => {
  const partner = await sitDown(people.partnerAdmin, { locale: 'en', viewport: phone });
  const answers: [status: number | undefined, shown: string][] = [];
  for (const of of [leadId, 'lead_00000000000000000000000000', 'nothing']) {
    const response = await partner.page.goto(`${stage().portalUrl}${path(of)}`);
    const shown = await partner.page.locator('main, body').first().innerText();
    answers.push([response?.status(), shown.replaceAll(/[0-9a-f-]{36}/g, 'number')]);
  }
  expect(answers).toEqual(answers.map(() => [404, answers[0]?.[1]]));
  await partner.leave();

  const manager = await tokenOf(people.manager);
  const { data } = await api().call(listLeads, {
    token: await tokenOf(people.operations),
    query: { substatus: 'offered', limit: 50 },
  });
  const within = new Map<boolean, string>();
  for (const { id } of data.items) {
    const known = await api()
      .call(explainLead, { token: manager, params: { leadId: id } })
      .then(
        () => true,
        () => false,
      );
    within.set(known, id);
  }
  const visitor = await sitDown(people.manager, { locale: 'en', viewport: wideDesk });
  const statusOf = async (reached: boolean) =>
    (await visitor.page.goto(`${stage().portalUrl}${path(within.get(reached))}`))?.status();
  expect([await statusOf(true), await statusOf(false)]).toEqual([200, 404]);
  await visitor.leave();
});

test('what comes out otherwise, and what an older engine decided, says so', async () => {
  const visitor = await sitDown(people.operations, { locale: 'ar', viewport: phone });
  const { page } = visitor;
  await rewriteDecision(leadId, 'fairness', 0.123);
  await visitor.go(path());
  await page.getByRole('alert').getByText(sentence('ar', 'replay.different')).waitFor();
  await visitor.text('whole_different_text').waitFor();
  expect(await page.locator('tbody tr').count()).toBe(rowsShown);
  await looksRight(visitor, 'different');

  await rewriteDecision(leadId, 'engineVersion', '1');
  await visitor.go(path());
  await page.getByText(sentence('ar', 'replay.other-engine')).waitFor();
  await visitor.text('whole_nothing_title').waitFor();
  expect(await page.locator('tbody tr').count()).toBe(0);
  await looksRight(visitor, 'older');
  await visitor.link('whole_to_lead').click();
  await page.waitForURL((url) => url.pathname === `/manage/leads/${leadId}`);
  expect(visitor.faults()).toEqual([]);
  await visitor.leave();
});
