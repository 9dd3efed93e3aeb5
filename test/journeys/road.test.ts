/**
 * A partner on the road: what it has seen is read without a connection, what it writes waits and is sent once, what
 * the world has overtaken is told honestly, and nothing of it outlives signing out.
 */
import { contactLead, qualifyLead, readLead, readTimeline } from '@rafiq/shared/leads/contract.ts';
import { readMe } from '@rafiq/shared/identity/contract.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ownLead, takeBack } from './stage/arrange.ts';
import { countUnsent, kept, untilKept, untilUnsent } from './stage/kept.ts';
import { api, openBrowser, people, picture, stage, tokenOf } from './stage/stage.ts';
import { until } from './stage/until.ts';
import { phone, Visitor } from './stage/visitor.ts';
import { type Locale } from './stage/words.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const readOwn = async (leadId: string) => {
  const token = await tokenOf(people.partnerAdmin);
  return (await api().call(readLead, { token, params: { leadId } })).data;
};
/** The words on a lead's timeline, as the API has them. */
async function wordsOn(leadId: string): Promise<string[]> {
  const token = await tokenOf(people.partnerAdmin);
  const { data } = await api().call(readTimeline, { token, params: { leadId }, query: { limit: 100 } });
  return data.items.flatMap(({ note }) => note ?? []);
}

const setOut = async (locale: Locale, email: string = people.partnerAdmin): Promise<Visitor> => {
  const visitor = await Visitor.sitDown(browser, stage().portalUrl, { locale, viewport: phone });
  await visitor.signIn(email);
  return visitor;
};
/** Opens a page while there is a connection, and waits until it is kept. */
async function keep(visitor: Visitor, leadId: string): Promise<void> {
  await visitor.go(`/leads/${leadId}`);
  const lists = ['/kept', '/offline', '/today/__data.json', '/leads/__data.json'];
  await untilKept(visitor, ...lists, `/leads/${leadId}/__data.json`);
}
const composer = ({ page }: Visitor) => page.locator('form[action$="?/write"]:has([role="radiogroup"])');
async function write(visitor: Visitor, words: string): Promise<void> {
  await composer(visitor).locator('textarea').fill(words);
  await visitor.button('note_save_note').click();
  await visitor.text('road_waits').waitFor();
}
const entries = ({ page }: Visitor) => page.locator('ol > li');

describe.each(['en', 'ar'] as const)('a partner on the road, in %s', (locale) => {
  test('reads, writes and moves a lead on without a connection, and each arrives once', async () => {
    const company = `Road ${locale} Works`;
    const { id } = await ownLead(company);
    const visitor = await setOut(locale);
    const { page, context } = visitor;
    await keep(visitor, id);

    await context.setOffline(true);
    await visitor.go('/today');
    await page.getByText(visitor.said('road_offline')).waitFor();
    await picture(page, `road-today-${locale}`);
    expect(await visitor.overflow()).toBe(0);
    // No answer to an offer is promised that could not be given.
    for (const button of await page.locator('form[action$="?/accept"] button').all())
      expect(await button.isDisabled()).toBe(true);
    await page.locator('nav a[href="/leads"]').last().click();
    await page.getByRole('link', { name: company }).first().waitFor();
    await picture(page, `road-leads-${locale}`);
    await page.getByRole('link', { name: company }).first().click();
    await page.waitForURL(`**/leads/${id}`);
    await page.locator('a[href^="tel:"]').first().waitFor();

    const note = `Written on the road (${locale}).`;
    await write(visitor, note);
    await visitor.step('move_contact', () => page.locator('dialog textarea').fill('Met them.'));
    await visitor.text('lead_next_contacted').waitFor();
    await visitor.step('move_qualify');
    await visitor.text('lead_next_qualified').waitFor();
    await picture(page, `road-waiting-${locale}`);
    expect(await visitor.overflow()).toBe(0);
    expect(await wordsOn(id)).not.toContain(note);

    await page.reload();
    await visitor.settle();
    await visitor.text('lead_next_qualified').waitFor();
    await entries(visitor).getByText(note).waitFor();
    expect(await countUnsent(visitor)).toBe(3);

    await context.setOffline(false);
    await untilUnsent(visitor, 0);
    await page.getByText(visitor.said('road_waits')).first().waitFor({ state: 'detached' });
    await entries(visitor).getByText(note).waitFor();
    expect(await page.getByText(visitor.said('road_offline')).count()).toBe(0);
    expect(await readOwn(id)).toMatchObject({ substatus: 'qualified' });
    const words = await wordsOn(id);
    for (const once of [note, 'Met them.']) expect(words.filter((text) => text === once)).toEqual([once]);
    await picture(page, `road-sent-${locale}`);
    expect(visitor.faults()).toEqual([]);
    await visitor.leave();
  });

  test('is led to what is kept where a page is not', async () => {
    const { id } = await ownLead(`Kept ${locale} Co`);
    const visitor = await setOut(locale);
    await keep(visitor, id);
    await visitor.context.setOffline(true);
    await visitor.page.locator('nav a[href="/deals"]').last().click();
    await visitor.heading('offline_title').waitFor();
    await visitor.text('offline_kept').waitFor();
    await picture(visitor.page, `road-not-kept-${locale}`);
    expect(await visitor.overflow()).toBe(0);
    await visitor.page.getByRole('link', { name: `Kept ${locale} Co` }).click();
    await visitor.page.locator('a[href^="tel:"]').first().waitFor();
    await visitor.context.setOffline(false);
    expect(visitor.faults()).toEqual([]);
    await visitor.leave();
  });

  test('is told what was overtaken, keeps its words and decides anew', async () => {
    const moved = await ownLead(`Moved ${locale} Co`);
    const gone = await ownLead(`Gone ${locale} Co`);
    const visitor = await setOut(locale);
    const { page, context } = visitor;
    await keep(visitor, gone.id);
    await keep(visitor, moved.id);
    await context.setOffline(true);
    await visitor.go(`/leads/${gone.id}`);
    await write(visitor, 'They want a visit.');
    await visitor.go(`/leads/${moved.id}`);
    await visitor.press('move_disqualify').click();
    await page.locator('input[name="reason"][value="no-need"]').check();
    await page.locator('dialog textarea').fill('No need after all.');
    await visitor.button('move_save').click();
    await visitor.text('road_waits').waitFor();

    // Meanwhile a colleague goes on with one, and a manager takes the other back.
    const token = await tokenOf(people.partnerSeller);
    await api().call(contactLead, { token, params: { leadId: moved.id }, body: { channel: 'call' } });
    await api().call(qualifyLead, { token, params: { leadId: moved.id }, body: {} });
    await takeBack(gone.id);
    await context.setOffline(false);
    await visitor.text('road_gone').waitFor();
    await visitor.text('road_moved_on').waitFor();
    await page.getByText('They want a visit.').first().waitFor();
    await picture(page, `road-conflict-${locale}`);
    expect(await visitor.overflow()).toBe(0);
    expect(await readOwn(moved.id)).toMatchObject({ substatus: 'qualified' });

    // Decided anew on the lead as it is now.
    await visitor.text('lead_next_qualified').waitFor();
    await visitor.button('road_again').click();
    await visitor.text('lead_closed_other').waitFor();
    await untilUnsent(visitor, 1);
    expect(await readOwn(moved.id)).toMatchObject({ substatus: 'disqualified', closeReason: 'no-need' });
    expect((await wordsOn(moved.id)).filter((text) => text === 'No need after all.')).toHaveLength(1);
    await visitor.button('road_discard').click();
    await visitor.text('road_gone').waitFor({ state: 'detached' });
    expect(await countUnsent(visitor)).toBe(0);
    expect(visitor.faults()).toEqual([]);
    await visitor.leave();
  });
});

test('an answer that is lost doubles nothing', async () => {
  const { id } = await ownLead('Lost Answer Co');
  const visitor = await setOut('en');
  const { page, context } = visitor;
  await keep(visitor, id);
  await context.setOffline(true);
  await write(visitor, 'Sent, but nobody said so.');
  let lost = 0;
  await context.route('**/outbox', async (route) => {
    if (lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    await route.abort('connectionreset');
  });
  await context.setOffline(false);
  await until(
    () => wordsOn(id),
    (words) => words.includes('Sent, but nobody said so.'),
  );
  await page.evaluate('window.dispatchEvent(new Event("online"))');
  await untilUnsent(visitor, 0);
  expect(lost).toBe(1);
  expect(await wordsOn(id)).toEqual(['Sent, but nobody said so.']);
  await visitor.leave();
});

test('what waits can be taken back, and signing out asks before anything unsent goes', async () => {
  const { id } = await ownLead('Leaving Co');
  const visitor = await setOut('en');
  const { page, context } = visitor;
  await keep(visitor, id);
  await context.setOffline(true);
  await write(visitor, 'Not this one.');
  await visitor.button('road_take_back').click();
  await visitor.text('road_taken_back').waitFor();
  expect(await countUnsent(visitor)).toBe(0);
  await write(visitor, 'Kept to the end.');

  // The portal is reached, but what waits is not taken: its writer decides.
  await context.route('**/outbox', (route) => route.abort('connectionrefused'));
  await context.setOffline(false);
  const signOut = async () => {
    await visitor.button('shell_your_menu').click();
    await visitor.button('shell_sign_out').click();
  };
  await signOut();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await picture(page, 'road-sign-out-en');
  await visitor.button('road_send_now').click();
  await visitor.text('road_leave_failed').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  expect(await countUnsent(visitor)).toBe(1);
  // Once it was on its way nobody can say that it did not arrive.
  await visitor.button('road_take_back').click();
  await visitor.text('road_taken_back_late').waitFor();
  await picture(page, 'road-taken-back-en');
  expect(await countUnsent(visitor)).toBe(0);
  await page
    .getByRole('button', { name: visitor.said('ui_undo') })
    .last()
    .click();
  await visitor.text('road_waits').waitFor();
  expect(await countUnsent(visitor)).toBe(1);
  await signOut();
  await visitor.button('road_leave_anyway').click();
  await page.waitForURL('**/sign-in**');
  await visitor.settle();
  expect(await kept(visitor)).toEqual([]);
  expect(await countUnsent(visitor)).toBe(0);
  expect(await wordsOn(id)).toEqual([]);
  await visitor.leave();
});

test.each(['en', 'ar'] as const)(
  'signing out asks where what waits cannot be read, and works all the same, in %s',
  async (locale) => {
    const visitor = await Visitor.sitDown(browser, stage().portalUrl, {
      locale,
      viewport: phone,
      theme: 'dark',
    });
    await visitor.signIn(people.partnerAdmin);
    const { page, context } = visitor;
    await context.addInitScript(`IDBFactory.prototype.open = () => { throw new Error('unreadable'); };`);
    await visitor.go('/today');
    await visitor.button('shell_your_menu').click();
    await visitor.button('shell_sign_out').click();
    await visitor.text('road_leave_unknown').waitFor();
    expect(await visitor.button('road_send_now').count()).toBe(0);
    await picture(page, `road-sign-out-unread-${locale}-dark`);
    expect(await visitor.overflow()).toBe(0);
    await visitor.button('road_leave_anyway').click();
    await page.waitForURL('**/sign-in**');
    expect(visitor.faults()).toEqual([]);
    await visitor.leave();
  },
);

test('nobody else on the same browser sees what was kept, and a session that was ended keeps nothing', async () => {
  const { id } = await ownLead('Private Co');
  const visitor = await setOut('en');
  const { page, context } = visitor;
  await keep(visitor, id);
  // The session is over without signing out: the cookie is gone.
  await context.clearCookies();
  await visitor.go('/today');
  await page.waitForURL('**/sign-in**');
  await until(
    () => kept(visitor),
    (paths) => paths.length === 0,
  );
  await visitor.signIn(people.persianPartner);
  await visitor.go('/today');
  await untilKept(visitor, '/today/__data.json', '/kept');
  await context.setOffline(true);
  await visitor.go(`/leads/${id}`);
  await page.waitForURL('**/offline**');
  expect(await page.content()).not.toContain('Private Co');
  await context.setOffline(false);
  await visitor.leave();
});

test('what waits when the session is over is asked about once, and goes when another person signs in', async () => {
  const { id } = await ownLead('Changed Hands Co');
  const visitor = await setOut('en');
  const { page, context } = visitor;
  await keep(visitor, id);
  // The portal is reached, but nothing that is written arrives.
  const isWritten = ({ pathname, search }: URL) =>
    pathname.endsWith('/outbox') || search.startsWith('?/write');
  await context.route(isWritten, (route) => route.abort('connectionrefused'));
  await write(visitor, 'Not for anybody else to send.');
  await context.clearCookies();
  await context.unroute(isWritten);
  await page.evaluate('window.dispatchEvent(new Event("focus"))');
  const dialog = page.getByRole('dialog', { name: visitor.said('session_expired_title') });
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  let asked = 0;
  page.on('request', (request) => (asked += Number(request.url().endsWith('/outbox'))));
  await page.evaluate('window.dispatchEvent(new Event("focus"))');
  await page.evaluate('new Promise((resolve) => setTimeout(resolve, 1000))');
  expect(asked).toBe(0);
  expect(await dialog.isVisible()).toBe(false);
  expect(await countUnsent(visitor)).toBe(1);

  await visitor.signIn(people.persianPartner);
  await visitor.go('/today');
  await untilUnsent(visitor, 0);
  expect(await wordsOn(id)).toEqual([]);
  await visitor.leave();
});

test('what was asked for before everything was forgotten is not kept afterwards', async () => {
  const visitor = await setOut('en');
  const { page, context } = visitor;
  await visitor.go('/today');
  await untilKept(visitor, '/kept', '/today/__data.json', '/leads/__data.json');
  const answer = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  await context.route('**/leads/__data.json', async (route) => {
    asked.resolve();
    await answer.promise;
    await route.continue();
  });
  const status = page.evaluate(`fetch('/leads/__data.json').then(({ status }) => status)`);
  await asked.promise;
  await page.evaluate(
    `navigator.serviceWorker.ready.then(({ active }) => active.postMessage({ kind: 'forget' }))`,
  );
  await until(
    () => kept(visitor),
    (paths) => paths.length === 0,
  );
  answer.resolve();
  expect(await status).toBe(200);
  await page.evaluate('new Promise((resolve) => setTimeout(resolve, 500))');
  expect(await kept(visitor)).toEqual([]);
  await visitor.leave();
});

test('the way out of the outbox takes nothing of somebody else, and nothing without what it is', async () => {
  const { id } = await ownLead('Way Out Co');
  const visitor = await setOut('en');
  const [token, other] = await Promise.all([people.partnerAdmin, people.partnerSeller].map(tokenOf));
  const { data: me } = await api().call(readMe, { token: token ?? '' });
  const { data: colleague } = await api().call(readMe, { token: other ?? '' });
  const post = async (fields: Readonly<Record<string, string>>): Promise<number> => {
    const body = JSON.stringify({ kind: 'note', text: 'Not to be taken.', ...fields });
    const asked = `fetch('/leads/${id}/outbox', {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams(${body}),
    }).then(({ status }) => status)`;
    return visitor.page.evaluate(asked);
  };
  const whole = { memberId: me.id, act: 'write', idempotencyKey: 'way-out-1' };
  expect(await post({ ...whole, memberId: colleague.id })).toBe(401);
  expect(await post({ ...whole, memberId: '' })).toBe(401);
  expect(await post({ ...whole, act: 'withdraw' })).toBe(400);
  expect(await post({ ...whole, act: '' })).toBe(400);
  expect(await post({ ...whole, idempotencyKey: '' })).toBe(400);
  expect(await wordsOn(id)).toEqual([]);
  await visitor.leave();
});

test('it can be installed, in the language of its reader', async () => {
  const visitor = await setOut('ar');
  const { page } = visitor;
  const read = `fetch('/manifest.webmanifest').then((answer) => answer.json())`;
  const manifest: { lang: string; dir: string; start_url: string; icons: { src: string; sizes: string }[] } =
    await page.evaluate(read);
  expect(manifest).toMatchObject({ lang: 'ar', dir: 'rtl', start_url: '/today' });
  for (const { src, sizes } of manifest.icons.filter(({ sizes }) => sizes !== 'any')) {
    const drawn = `(async () => { const image = new Image(); image.src = ${JSON.stringify(src)}; await image.decode(); return image.naturalWidth + 'x' + image.naturalHeight; })()`;
    expect(await page.evaluate(drawn)).toBe(sizes);
  }
  expect(visitor.faults()).toEqual([]);
  await visitor.leave();
});
