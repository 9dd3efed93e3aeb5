/**
 * Sixteen partners register one deal at the same moment, each with the name as it writes it, a hundred times: one is
 * protected, and each of the others has a case that it may appeal. Nothing is lost, and no company is met twice.
 */
import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { createDeal, submitDeal } from '@rafiq/shared/deals/contract.ts';
import { createProduct } from '@rafiq/shared/products/contract.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compareCompanies, readCompany } from '#functions/accounts/domain/matching/compare-companies.ts';
import { accountPlacementKey, parseAccountPlacement } from '#functions/accounts/index.ts';
import { mayAppeal } from '#functions/deals/domain/may-appeal.ts';
import { parseCase, parseCaseCopy } from '#functions/deals/store/case-items.ts';
import { parseDeal } from '#functions/deals/store/deal-items.ts';
import { readOpenDeals } from '#functions/deals/store/deal-store.ts';
import { getItem } from '#functions/kernel/dynamo.ts';
import { randomOf } from '../../infra/local/seed/demo/random.ts';
import type { TestAnswer } from '../fixtures/call.ts';
import { startTestDatabase, type TestDatabase } from '../fixtures/database.ts';
import { startTestIssuer, type TestIssuer } from '../fixtures/issuer.ts';
import { addMember } from '../fixtures/people.ts';
import { plainPartner } from '../fixtures/plain-partner.ts';
import { letADayPass } from '../fixtures/let-a-day-pass.ts';
import { loadRooms, type Rooms } from '../fixtures/rooms.ts';
import { sentCommands } from '../fixtures/sent-commands.ts';

const racers = 16;
const rounds = 100;
/** Every so many rounds the company has a name in Arabic script. */
const arabicEvery = 4;
/** How often a client sends again what was answered 503. */
const mostResent = 5;
/** Rounds come one after the other, and each of them is a crowd. */
const patienceMs = 900_000;

let database: TestDatabase;
let issuer: TestIssuer;
let rooms: Rooms;
let productId: string;
let partners: { id: string; name: string; token: string }[];

beforeAll(async () => {
  [database, issuer] = await Promise.all([startTestDatabase(), startTestIssuer()]);
  rooms = await loadRooms();
  await addMember('operations', { organisation: 'vendor', role: 'channel-operations' });
  const token = await issuer.accessToken('operations');
  const product = await rooms.call({
    route: createProduct,
    token,
    body: { name: 'GTX Pro', family: 'GTX' },
  });
  productId = String(product.body['id']);
  partners = [];
  for (let index = 0; index < racers; index += 1) {
    const name = `Racer ${index}`;
    const { id } = await plainPartner({ name, country: 'AE', tier: 'gold' });
    await addMember(`racer-${index}`, { organisation: id, role: 'partner-admin' });
    partners.push({ id, name, token: await issuer.accessToken(`racer-${index}`) });
  }
});
afterAll(() => Promise.all([database.stop(), issuer.stop()]));

const random = randomOf('registrations');
const latin = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we yo za'.split(' ');
const arabic = 'با دي فو كو لا مي نا را سو تا وي زا شا عا غي قا'.split(' ');
const coined = (syllables: readonly string[]): string =>
  Array.from({ length: 4 }, () => random.pick(syllables)).join('');

/** How alike two companies may be at most that are to be two. */
const mostAlike = 0.6;

/** Names of companies that nobody takes for each other. */
function names(count: number, make: () => string): string[] {
  const found: string[] = [];
  const companyOf = (name: string) => readCompany({ name, country: 'AE' });
  while (found.length < count) {
    const name = make();
    const score = (other: string) => compareCompanies(companyOf(name), companyOf(other)).score;
    if (found.every((other) => score(other) < mostAlike)) found.push(name);
  }
  return found;
}

const withoutLetter = (text: string, at: number): string => text.slice(0, at) + text.slice(at + 1);
const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** A name as sixteen people write it: legal forms, case, punctuation and one slip of the finger. */
const writtenLatin = (name: string): string[] => [
  name,
  `${name} LLC`,
  `${name} L.L.C.`,
  name.toUpperCase(),
  `${name.toLowerCase()} llc`,
  name.replace(' ', '-'),
  name.replace(' ', ', '),
  `${name}, Ltd.`,
  name.replace(' ', '   '),
  `${name} FZE`,
  `${name} Co.`,
  `"${name}"`,
  `${name} W.L.L.`,
  `${name} (L.L.C)`,
  `${name}.`,
  withoutLetter(name, 3),
];

/** The same in Arabic script, with the letters of Arabic and those of Persian. */
function writtenArabic(name: string): string[] {
  const persian = name.replaceAll('ك', 'ک').replaceAll('ي', 'ی');
  return [
    name,
    persian,
    `شركة ${name}`,
    `شرکت ${persian}`,
    `${name} ذ.م.م`,
    `شركة ${name} ذ.م.م.`,
    `${name} ش.م.م`,
    `شركة ${name} المحدودة`,
    name.replace(' ', '  '),
    `${name.slice(0, 2)}ـ${name.slice(2)}`,
    `"${name}"`,
    `«${persian}»`,
    `${name} LLC`,
    `${persian} (LLC)`,
    `شرکت ${persian} (ذ.م.م)`,
    `${name}.`,
  ];
}

/** What the partners of each round write. */
function spellings(): string[][] {
  const ofArabic = Math.floor(rounds / arabicEvery);
  const trades = ['Ceramics', 'Logistics', 'Foodstuffs', 'Printing', 'Hospitals'];
  const trade = () => random.pick(trades);
  const latinNames = names(rounds - ofArabic, () => `${capitalised(coined(latin))} ${trade()}`);
  const arabicNames = names(ofArabic, () => `كي${coined(arabic)} للسيراميك`);
  return Array.from({ length: rounds }, (_, round) => {
    const ofScript = Math.floor(round / arabicEvery);
    return round % arabicEvery === 0
      ? writtenArabic(arabicNames[ofScript] ?? '')
      : writtenLatin(latinNames[round - ofScript - 1] ?? '');
  });
}

const counts = { requests: 0, resent: 0, transactions: 0, slowestMs: 0 };

/**
 * Sends a request as a client does: where it is answered 503 nobody knows whether it was done, so it is sent again under
 * the key of the first time.
 */
async function send(request: Parameters<Rooms['call']>[0]): Promise<TestAnswer> {
  const headers = { 'idempotency-key': randomUUID() };
  for (let resent = 0; ; resent += 1) {
    counts.requests += 1;
    const answer = await rooms.call({ ...request, headers });
    if (answer.status !== 503 || resent === mostResent) return answer;
    counts.resent += 1;
  }
}

async function begin(who: number, name: string): Promise<string> {
  const { status, body } = await send({
    route: createDeal,
    token: partners[who]?.token,
    body: {
      company: { name, country: 'AE' },
      productId,
      value: { amount: '12500.00', currency: 'AED' },
      expectedCloseOn: '2099-03-31',
    },
  });
  expect(status).toBe(201);
  return String(body['id']);
}

async function submit(who: number, dealId: string): Promise<TestAnswer> {
  const begunMs = performance.now();
  const answer = await send({
    route: submitDeal,
    token: partners[who]?.token,
    params: { dealId },
    body: {},
  });
  counts.slowestMs = Math.max(counts.slowestMs, performance.now() - begunMs);
  return answer;
}

/** One round; answers the registration that is protected and those that are not. Another one is the first to be sent. */
async function race(
  written: readonly string[],
  round: number,
): Promise<{ winner: string; losers: string[] }> {
  const order = Array.from({ length: racers }, (_, place) => (place + round) % racers);
  const dealIds = await Promise.all(order.map((who, place) => begin(who, written[place] ?? '')));
  const { sent, stop } = sentCommands();
  const answers = await Promise.all(dealIds.map((dealId, place) => submit(order[place] ?? 0, dealId)));
  stop();
  counts.transactions += sent.filter((name) => name.startsWith('TransactWrite')).length;
  const refused = answers.filter(({ status }) => status !== 200);
  expect(refused.map(({ body }) => body)).toEqual([]);
  const ofStatus = (status: string) =>
    answers.filter(({ body }) => body['status'] === status).map(({ body }) => String(body['id']));
  const [winner = '', ...more] = ofStatus('approved');
  const losers = ofStatus('rejected');
  expect([more, losers.length, written], written.join(' | ')).toEqual([[], racers - 1, written]);
  for (const { body } of answers.filter(({ body }) => body['status'] === 'rejected')) {
    expect((body['told'] as { reason: { code: string } }[]).map(({ reason }) => reason.code)).toEqual([
      'conflict-told.protected',
    ]);
    expect(JSON.stringify(body)).not.toMatch(/Racer|ptnr_/);
  }
  return { winner, losers };
}

test(
  `of ${racers} who register one deal at once one is protected, ${rounds} times, and the others may appeal`,
  async () => {
    const cpuBefore = process.cpuUsage();
    const won: string[] = [];
    const lost: string[] = [];
    const together: string[][] = [];
    for (const [round, written] of spellings().entries()) {
      const { winner, losers } = await race(written, round);
      won.push(winner);
      lost.push(...losers);
      together.push([winner, ...losers]);
      await letADayPass(partners.map(({ id }) => id));
    }
    const { user, system } = process.cpuUsage(cpuBefore);
    console.log(
      `${rounds} rounds of ${racers}: ${won.length} protected, ${lost.length} refused; ` +
        `${counts.requests} requests, ${counts.resent} of them sent again after a 503; ` +
        `${(counts.transactions / (rounds * racers)).toFixed(2)} transactions a submission, ` +
        `the slowest took ${counts.slowestMs.toFixed(0)} ms; ${((user + system) / 1e6).toFixed(0)} s CPU`,
    );

    const items = await database.items();
    const ofKind = (kind: string) =>
      items.filter((item) => item['kind'] === kind) as Parameters<typeof parseDeal>[0][];
    const deals = new Map(ofKind('deal').map((item) => [parseDeal(item).id, parseDeal(item)]));
    expect([...deals.keys()].sort()).toEqual([...won, ...lost].sort());

    // Each round met one company, and another than every other round.
    const accountIds = together.map((dealIds) => new Set(dealIds.map((id) => deals.get(id)?.accountId)));
    expect(accountIds.map(({ size }) => size)).toEqual(accountIds.map(() => 1));
    expect(ofKind('account')).toHaveLength(rounds);
    expect(new Set(accountIds.flatMap((ids) => [...ids])).size).toBe(rounds);
    for (const [index, winner] of won.entries()) {
      const [accountId] = accountIds[index] ?? [];
      const { protections } = parseAccountPlacement(await getItem(accountPlacementKey(accountId ?? '')));
      expect(protections.map(({ partnerId }) => partnerId)).toEqual([deals.get(winner)?.partnerId]);
    }

    // Each of the others has a case of its own, settled by the rules, that it may appeal.
    const cases = ofKind('conflict-case').map(parseCase);
    expect(cases.map(({ claimant }) => claimant.dealId).sort()).toEqual([...lost].sort());
    expect(new Set(lost.map((id) => deals.get(id)?.conflictId))).toEqual(new Set(cases.map(({ id }) => id)));
    expect(
      new Set(cases.map(({ status, resolved }) => `${status} ${resolved?.by} ${resolved?.resolution}`)),
    ).toEqual(new Set(['resolved rules upheld']));
    const now = new Date().toISOString();
    const copies = ofKind('conflict-copy').map(parseCaseCopy);
    expect(copies.filter(({ side }) => side === 'claimant')).toHaveLength(lost.length);
    expect(copies.filter((copy) => !mayAppeal(copy, now))).toEqual([]);

    // What is told and what is counted agree with it.
    const told = Map.groupBy(
      ofKind('event').map(({ event }) => (event as { type: string }).type),
      (type) => type,
    );
    expect(told.get('rafiq.deals.deal.protected.v1')).toHaveLength(rounds);
    expect(told.get('rafiq.deals.deal.refused.v1')).toHaveLength(lost.length);
    expect(told.get('rafiq.deals.conflict.opened.v1')).toHaveLength(lost.length);
    const open = await Promise.all(partners.map(({ id }) => readOpenDeals(id)));
    expect(open.reduce((sum, count) => sum + count, 0)).toBe(rounds);
  },
  patienceMs,
);
