/**
 * The fairness screen against what is known to have been given: partners of a country of their own are offered leads one
 * by one, by the policy's turns and by a rule's, and decline some. Levels, Jain's index and who is next are worked out
 * here from that list alone, and must be what the screen says.
 */
import { declineOffer, type VendorLead } from '@rafiq/shared/leads/contract.ts';
import { sentence } from '@rafiq/shared/messages.ts';
import { createPartner, type Partner } from '@rafiq/shared/partners/contract.ts';
import { newId } from '#functions/kernel/id.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rule } from '../fixtures/placement-facts.ts';
import { changePolicy, customerOf, placedLead, untilLead } from './stage/arrange.ts';
import { untilIdle } from './stage/clock.ts';
import { inaccessible } from './stage/look-over.ts';
import { api, openBrowser, people, picture, stage, tokenOf } from './stage/stage.ts';
import { phone, Visitor } from './stage/visitor.ts';
import { locales, type Locale } from './stage/words.ts';

/** Nobody of the demo serves it, and no other story is told of it. */
const country = 'FJ';
const weights = [2, 1, 1];
const tags: Readonly<Record<Locale, string>> = {
  en: 'en-GB',
  ar: 'ar-AE-u-nu-arab',
  fa: 'fa-IR-u-nu-arabext',
};
const written = (locale: Locale, value: number, maximumFractionDigits = 2): string =>
  new Intl.NumberFormat(tags[locale], { maximumFractionDigits }).format(value);

let browser: Browser;
let partners: Partner[];

/** What happened, one after another: who was given a turn, and whose turn was given back. */
type Happening = { kind: 'given' | 'back'; partnerId: string };

const adminOf = (number: number): string => `admin-${number}@fiji.example`;

beforeAll(async () => {
  browser = await openBrowser();
  const token = await tokenOf(people.operations);
  partners = [];
  for (const [number, weight] of weights.entries()) {
    const body = { name: `Suva Systems ${number}`, country, weight, adminEmail: adminOf(number) };
    partners.push((await api().call(createPartner, { token, body })).data);
  }
  await untilIdle();
});
afterAll(() => browser.close());

const holderOf = ({ partner }: VendorLead): string => {
  if (partner === null) throw new Error('It is nobody’s');
  return partner.id;
};

/** Lets leads come, of which some are declined by whoever they are offered to first. */
async function giveOut(leads: number, declined: readonly number[]): Promise<Happening[]> {
  const happened: Happening[] = [];
  for (let number = 0; number < leads; number += 1) {
    const lead = await placedLead(customerOf(`Coral ${newId('lead').slice(-6)}`), country);
    const first = holderOf(lead);
    happened.push({ kind: 'given', partnerId: first });
    if (!declined.includes(number)) continue;
    const token = await tokenOf(adminOf(partners.findIndex(({ id }) => id === first)));
    const params = { offerId: lead.offer?.id ?? '' };
    await api().call(declineOffer, { token, params, body: { reason: 'unable-to-support' } });
    const next = await untilLead(
      lead.id,
      ({ partner, substatus }) => substatus === 'offered' && partner !== null && partner.id !== first,
    );
    happened.push({ kind: 'back', partnerId: first }, { kind: 'given', partnerId: holderOf(next) });
  }
  await untilIdle();
  return happened;
}

const jain = (levels: readonly number[]): number => {
  const squares = levels.reduce((sum, level) => sum + level ** 2, 0);
  return squares === 0 ? 1 : levels.reduce((sum, level) => sum + level, 0) ** 2 / (levels.length * squares);
};

/** How they stand by what happened, whoever is next first: the lowest level, then whoever has waited longest. */
function standingsOf(happened: readonly Happening[], among: readonly Partner[]) {
  const rows = among.map(({ id, name, weight }) => {
    const count = (kind: Happening['kind']) =>
      happened.filter((one) => one.kind === kind && one.partnerId === id).length;
    const [given, back] = [count('given'), count('back')];
    return {
      name,
      weight,
      given,
      back,
      level: (given - back) / weight,
      lastAt: happened.findLastIndex((one) => one.kind === 'given' && one.partnerId === id),
    };
  });
  return rows.sort((a, b) => a.level - b.level || a.lastAt - b.lastAt);
}

/** The screen, as it must be. */
async function looksLike(
  visitor: Visitor,
  query: string,
  happened: readonly Happening[],
  among: readonly Partner[],
): Promise<void> {
  const { page, locale } = visitor;
  await visitor.go(`/manage/policy/fairness?country=${country}${query}`);
  const rows = standingsOf(happened, among);
  const shown = await page.locator('tbody tr').all();
  expect(shown).toHaveLength(rows.length);
  const figure = (value: number) => written(locale, value);
  for (const [place, row] of rows.entries()) {
    const cells = await shown[place]?.getByRole('cell').allInnerTexts();
    const [name, order, level, arithmetic, month] = (cells ?? []).map((text) => text.trim());
    expect([name, order, level, arithmetic]).toEqual([
      row.name,
      figure(place + 1),
      figure(Math.round(row.level * 100) / 100),
      `(${figure(row.given)} − ${figure(row.back)}) ÷ ${figure(row.weight)}`,
    ]);
    // All of it is of this month.
    expect(month?.split(/\s/)[0]).toBe(figure(row.given));
    expect(month?.includes(figure(row.back))).toBe(row.back > 0 || row.given === 0);
  }
  const index = written(locale, jain(rows.map(({ level }) => level)), 3);
  const stats = page.locator('span.text-2xl');
  expect(await stats.allInnerTexts()).toEqual([index, index]);
  const given = rows.reduce((sum, row) => sum + row.given, 0);
  await visitor.text('fairness_given').waitFor();
  expect(await visitor.text('fairness_given').innerText()).toContain(figure(given));
  const [next] = rows;
  if (next === undefined) throw new Error('There is nobody');
  const why = { partner: next.name, level: Math.round(next.level * 100) / 100, candidates: rows.length };
  await page.getByText(sentence(locale, 'reason.fairness.next', why)).waitFor();
  expect(await page.locator('section p.text-lg').innerText()).toBe(next.name);
}

test('levels, Jain’s index and who is next are what comes of the leads that were given', async () => {
  const ofRule = rule(0, {
    id: newId('rule'),
    name: 'Fiji by two',
    when: [{ field: 'country', operator: 'is-one-of', values: [country] }],
    among: { tiers: [], kinds: [], partners: partners.slice(0, 2).map(({ id }) => id) },
  });
  const before = await changePolicy({ rules: [], strategy: 'fair-share', declineGivesTurnBack: true });
  const visitor = await Visitor.sitDown(browser, stage().portalUrl, { locale: 'en' });
  try {
    await visitor.signIn(people.operations);
    // Three have a turn each, then by weight; the second and the last are declined.
    const byTurns = await giveOut(6, [1, 5]);
    expect(byTurns.filter(({ kind }) => kind === 'back')).toHaveLength(2);
    await changePolicy({ rules: [ofRule] });
    const byRule = await giveOut(5, []);
    const named = partners.slice(0, 2);
    expect(byRule.every(({ partnerId }) => named.some(({ id }) => id === partnerId))).toBe(true);

    for (const locale of locales) {
      const reader = locale === 'en' ? visitor : await visitor.speaking(locale);
      // What is counted by the rule is counted there alone.
      await looksLike(reader, '', byTurns, partners);
      await looksLike(reader, `&rule=${ofRule.id}`, byRule, named);
      await picture(reader.page, `story-fairness-${locale}`);
      expect(reader.faults()).toEqual([]);
    }

    // Of the month before nothing is known: nobody had anything, and all stand equal in that.
    const now = new Date();
    const last = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 15))
      .toISOString()
      .slice(0, 7);
    const arabic = await visitor.speaking('ar');
    await arabic.page.setViewportSize(phone);
    await arabic.go(`/manage/policy/fairness?country=${country}&month=${last}`);
    const level = standingsOf(byTurns, partners).map((row) => row.level);
    expect(await arabic.page.locator('span.text-2xl').allInnerTexts()).toEqual([
      written('ar', jain(level), 3),
      written('ar', 1),
    ]);
    expect(await arabic.text('fairness_given').innerText()).toContain(written('ar', 0));
    expect(await inaccessible(arabic, 'light')).toEqual([]);

    // And the next is who is named next, until it is given something.
    await changePolicy({ rules: [] });
    const [next] = standingsOf(byTurns, partners);
    expect((await placedLead(customerOf('Coral Next'), country)).partner?.name).toBe(next?.name);
  } finally {
    await changePolicy(before);
  }
  await visitor.leave();
});
