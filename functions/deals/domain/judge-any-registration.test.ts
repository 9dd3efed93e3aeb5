/** What holds of every judgement, whatever the facts and the policy. */
import { conflictRuleParameters } from '@rafiq/shared/deals/conflict-rule-parameters.ts';
import { conflictRuleIds } from '@rafiq/shared/deals/conflict-status.ts';
import { conflictPolicyRule, type ConflictPolicyRule } from '@rafiq/shared/deals/conflict-policy.ts';
import { silentWordOf, silentWords } from '@rafiq/shared/deals/rule-reason.ts';
import { registrationStatuses } from '@rafiq/shared/deals/status.ts';
import { partnerKinds, tiers } from '@rafiq/shared/partners/status.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inDays, judgedAt, registered } from '../../../test/fixtures/conflict-facts.ts';
import { compileConflictPolicy } from './compile-conflict-policy.ts';
import type { AccountFacts, GatheredFacts } from './conflict-facts.ts';
import { judgeRegistration, type Verdict } from './judge-registration.ts';
import { shippedConflictPolicy } from './shipped-conflict-policy.ts';
import { tellPartner } from './tell-partner.ts';

const names: Readonly<Record<string, string>> = {
  ptnr_own: 'Own House',
  ptnr_above: 'Above Trading',
  ptnr_below: 'Below Stores',
  ptnr_first: 'First Rival',
  ptnr_second: 'Second Rival',
};
const who = fc
  .constantFrom(...Object.keys(names))
  .map((partnerId) => ({ partnerId, partnerName: names[partnerId] ?? '' }));
const day = fc.integer({ min: -400, max: 200 }).map((half) => inDays(half / 2));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const forPartnerId = maybe(fc.constantFrom('ptnr_below', 'ptnr_other'));
const families = fc.constantFrom('GTX', 'gtx', 'Other');
const range = { productId: maybe(fc.constantFrom('prod_a', 'prod_b')), productFamily: maybe(families) };
/** Lists whose entries have ids of their own. */
const listOf = <T>(prefix: string, one: fc.Arbitrary<T>) =>
  maybe(
    fc
      .array(one, { maxLength: 4 })
      .map((all) => all.map((entry, index) => ({ ...entry, id: `${prefix}_of-${index}` }))),
  );
const merged = <A extends object, B extends object>(a: fc.Arbitrary<A>, b: fc.Arbitrary<B>) =>
  fc.tuple(a, b).map(([first, second]): A & B => ({ ...first, ...second }));

const account: fc.Arbitrary<AccountFacts> = fc.record({
  id: fc.uuid().map((id) => `acct_${id}`),
  score: fc.constantFrom(0.2, 0.74, 0.75, 0.8, 0.89, 0.9, 1),
  owner: fc.oneof(fc.constant('nobody' as const), fc.constant(null), who),
  isHouse: maybe(fc.boolean()),
  incumbents: maybe(fc.array(merged(who, fc.record({ ...range, lastSoldAt: maybe(day) })), { maxLength: 4 })),
  registrations: listOf(
    'regn',
    merged(
      who,
      fc.record({
        ...range,
        forPartnerId,
        status: fc.constantFrom(...registrationStatuses),
        submittedAt: day,
        protectedUntil: maybe(day),
        lastProgressAt: maybe(day),
        endedAt: maybe(day),
      }),
    ),
  ),
  leads: listOf(
    'lead',
    merged(
      who,
      fc.record({ ...range, state: fc.constantFrom('offered' as const, 'accepted' as const), since: day }),
    ),
  ),
  opportunities: listOf('oppy', fc.record({ ...range, openedAt: day, lastActivityAt: maybe(day) })),
});

const facts: fc.Arbitrary<GatheredFacts> = fc.record({
  judgedAt: fc.constant(judgedAt),
  registration: fc.record({
    ...range,
    forPartnerId,
    id: fc.constantFrom('regn_new', 'regn_of-0'),
    value: maybe(fc.record({ amountMinor: fc.bigInt(0n, 2_000n), currency: fc.constantFrom('AED', 'USD') })),
    country: maybe(fc.constantFrom('AE', 'SA')),
    subdivision: maybe(fc.constantFrom('Dubai', 'Sharjah')),
    postalCode: maybe(fc.constantFrom('12', '34')),
    submittedAt: day,
    expectedCloseOn: maybe(fc.constantFrom('2026-01-01', '2027-01-01')),
  }),
  partner: fc.record({
    id: fc.constant('ptnr_own'),
    kind: fc.constantFrom(...partnerKinds),
    tier: fc.constantFrom(...tiers),
    timeZone: fc.constantFrom('Asia/Dubai', 'Nowhere/At-All'),
    certifications: fc.constantFrom([], [{ name: 'Sales', expiresOn: null }]),
    territories: fc.constantFrom([], [{ country: 'AE' }], [{ country: 'AE', subdivision: 'Dubai' }]),
    chain: maybe(fc.constant({ above: ['ptnr_above'], below: ['ptnr_below'] })),
    openRegistrations: maybe(fc.integer({ min: 0, max: 60 })),
  }),
  accounts: maybe(fc.uniqueArray(account, { maxLength: 3, selector: ({ id }) => id })),
});

/** Parameters beside those a rule has of itself. */
const others: Readonly<Partial<Record<ConflictPolicyRule['rule'], object>>> = {
  'registered-twice': { rejectedWithinDays: 60 },
  'protected-deal': { graceDays: 30, ownChain: 'counts' },
  'open-lead-elsewhere': { offersCount: true },
  'own-sub-reseller': { side: 'distributor' },
  'direct-opportunity': { openedLaterCounts: true, activeWithinDays: null },
  'incumbent-partner': { ownChain: 'counts', soldWithinDays: null },
  'missing-tier-or-certification': {
    leastTier: 'silver',
    certifications: { names: ['Sales'], held: 'any' },
  },
  'below-minimum-value': { minimums: [{ amount: '10.00', currency: 'AED' }] },
};
const ruleOf = (id: ConflictPolicyRule['rule']) =>
  fc
    .record({
      on: fc.boolean(),
      verdict: fc.constantFrom('flag' as const, 'block' as const),
      whenNotRecorded: fc.constantFrom('flag' as const, 'clear' as const),
      parameters: fc.constantFrom({}, others[id] ?? {}),
      appliesWhen: fc.constantFrom(
        [],
        [{ field: 'country', operator: 'is-one-of', values: ['AE'] }],
        [{ field: 'value', operator: 'at-least', values: ['10 AED'] }],
      ),
    })
    .map((settings) => conflictPolicyRule.parse({ rule: id, ...settings }));
const rules: fc.Arbitrary<ConflictPolicyRule[]> = fc
  .tuple(...conflictRuleIds.map(ruleOf))
  .chain((all) => fc.shuffledSubarray(all, { minLength: 0 }));

const judge = (asked: readonly ConflictPolicyRule[], gathered: GatheredFacts) =>
  judgeRegistration(compileConflictPolicy({ ...shippedConflictPolicy, rules: [...asked] }), gathered);
const byRule = (verdicts: readonly Verdict[]) =>
  Object.fromEntries(verdicts.map(({ place: _place, ...verdict }) => [verdict.rule, verdict]));

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

const turned = <T>(list: readonly T[] | null): T[] | null => list && list.toReversed();
const gatheredBackwards = (gathered: GatheredFacts): GatheredFacts => ({
  ...gathered,
  accounts: turned(
    gathered.accounts?.map((one) => ({
      ...one,
      registrations: turned(one.registrations),
      leads: turned(one.leads),
      opportunities: turned(one.opportunities),
      incumbents: turned(one.incumbents),
    })) ?? null,
  ),
});

test('the same facts and policy make the same judgement, and neither is touched', () => {
  fc.assert(
    fc.property(rules, facts, (asked, gathered) => {
      const first = judge(frozen(asked), frozen(gathered));
      expect(judge(structuredClone(asked), structuredClone(gathered))).toEqual(first);
    }),
  );
});

test('a verdict depends neither on the rules beside it nor on the order in which facts were gathered', () => {
  fc.assert(
    fc.property(rules, facts, (asked, gathered) => {
      const verdicts = byRule(judge(asked, gathered).verdicts);
      expect(byRule(judge(asked.toReversed(), gathered).verdicts)).toEqual(verdicts);
      expect(byRule(judge(asked, gatheredBackwards(gathered)).verdicts)).toEqual(verdicts);
      for (const one of asked)
        expect(byRule(judge([one], gathered).verdicts)).toEqual(
          one.on ? { [one.rule]: verdicts[one.rule] } : {},
        );
    }),
  );
});

test('a registration for another company, or for other products, changes no verdict', () => {
  const unrelated = fc.record({
    status: fc.constantFrom(...registrationStatuses),
    partnerId: fc.constantFrom(...Object.keys(names)),
    submittedAt: day,
    protectedUntil: maybe(day),
    lastProgressAt: maybe(day),
    endedAt: maybe(day),
  });
  fc.assert(
    fc.property(rules, facts, unrelated, fc.nat(), (asked, gathered, over, at) => {
      const known = {
        ...gathered,
        registration: { ...gathered.registration, productId: 'prod_a', productFamily: 'GTX' },
      };
      const accounts = known.accounts ?? [];
      const elsewhere = registered('regn_unrelated', {
        ...over,
        productId: 'prod_z',
        productFamily: 'Chairs',
      });
      const ofOtherCompany = {
        id: 'acct_other',
        score: 0.74,
        owner: { partnerId: 'ptnr_first', partnerName: 'First Rival' },
        isHouse: true,
        incumbents: [],
        registrations: [registered('regn_unrelated', { ...over, productId: 'prod_a', productFamily: 'GTX' })],
        leads: [],
        opportunities: [],
      };
      const before = judge(asked, known);
      if (known.accounts !== null)
        expect(judge(asked, { ...known, accounts: [...accounts, ofOtherCompany] })).toEqual(before);
      const touched = accounts.map((one, index) =>
        index === at % accounts.length && one.registrations !== null
          ? { ...one, registrations: [...one.registrations, elsewhere] }
          : one,
      );
      if (known.accounts !== null) expect(judge(asked, { ...known, accounts: touched })).toEqual(before);
    }),
  );
});

test('what partners are told of others reads the same whichever rule finds it, and each rule tells its own word of it', () => {
  const reasons = fc.array(fc.constantFrom('Ask us', 'Wait', undefined), {
    minLength: conflictRuleIds.length,
    maxLength: conflictRuleIds.length,
  });
  fc.assert(
    fc.property(rules, reasons, facts, (asked, texts, gathered) => {
      const saying = asked.map((one, place) => {
        const en = texts[place];
        return en === undefined ? one : { ...one, reason: { en, ar: en, fa: en } };
      });
      const { verdicts } = judge(saying, gathered);
      const read = new Map<string, Set<string>>();
      for (const { rule, verdict, sameness, told, own } of verdicts) {
        if (verdict === 'clear' || told === null) continue;
        const word = silentWords.find((one) => told.code === `conflict-told.${one}`);
        if (word === undefined) continue;
        // Of what only may be the company, every rule says that it may conflict.
        const expected = sameness === 'maybe' ? 'may-conflict' : silentWordOf[rule];
        expect([rule, expected]).toEqual([rule, word]);
        read.set(word, (read.get(word) ?? new Set()).add(own?.told === true ? own.text.en : ''));
      }
      expect([...read.values()].filter(({ size }) => size > 1)).toEqual([]);
      // Nothing else of the judgement is touched by what is said of it.
      const plain = judge(asked, gathered);
      expect(verdicts.map(({ own: _own, ...one }) => one)).toEqual(plain.verdicts);
    }),
  );
});

test('the outcome follows from the verdicts, and what may only be the company is at most flagged', () => {
  fc.assert(
    fc.property(rules, facts, (asked, gathered) => {
      const { outcome, verdicts, decidedBy, failures } = judge(asked, gathered);
      const worst = verdicts.some(({ verdict }) => verdict === 'block')
        ? 'block'
        : verdicts.some(({ verdict }) => verdict === 'flag')
          ? 'flag'
          : 'clear';
      const possible = { block: ['reject', 'duplicate'], flag: ['review'], clear: ['approve'] };
      expect(possible[worst]).toContain(outcome);
      const decisive = verdicts.filter(({ place }) => decidedBy.includes(place));
      expect(decisive.every(({ verdict }) => verdict === worst)).toBe(true);
      expect(decisive.length > 0).toBe(worst !== 'clear');
      expect(verdicts.filter(({ sameness, verdict }) => sameness === 'maybe' && verdict !== 'flag')).toEqual(
        [],
      );
      expect(verdicts.map(({ place }) => place)).toEqual(
        asked.flatMap(({ on }, place) => (on ? [place] : [])),
      );
      const failed = verdicts.filter(({ reason }) => reason.code === 'conflict.rule-failed');
      expect(failures.map(({ place }) => place)).toEqual(failed.map(({ place }) => place));
      // There is no such zone; nothing else that may be gathered makes a rule fail.
      if (gathered.partner.timeZone !== 'Nowhere/At-All') expect(failures).toEqual([]);
    }),
  );
});

test('what the partner reads holds no id and no name of anybody or anything but its own', () => {
  fc.assert(
    fc.property(rules, facts, (asked, gathered) => {
      const { verdicts } = judge(asked, gathered);
      const ids = (gathered.accounts ?? []).flatMap((one) => [
        one.id,
        ...[...(one.registrations ?? []), ...(one.leads ?? [])].flatMap((record) =>
          record.partnerId === 'ptnr_own' && record.id.startsWith('regn') ? [] : [record.id],
        ),
        ...(one.opportunities ?? []).map(({ id }) => id),
      ]);
      const ownIds = (gathered.accounts ?? []).flatMap(({ registrations }) =>
        (registrations ?? []).flatMap(({ id, partnerId }) => (partnerId === 'ptnr_own' ? [id] : [])),
      );
      const secrets = [
        ...ids.filter((id) => !ownIds.includes(id)),
        ...Object.entries(names).flatMap(([id, name]) => (id === 'ptnr_own' ? [] : [id, name])),
      ];
      const read = JSON.stringify([tellPartner(verdicts, 'ptnr_own'), verdicts.map(({ told }) => told)]);
      expect(secrets.filter((secret) => read.includes(secret))).toEqual([]);
      expect(tellPartner(verdicts, 'ptnr_own').flatMap((one) => one.ownRegistrationIds)).toSatisfy(
        (shown: string[]) => shown.every((id) => ownIds.includes(id)),
      );
    }),
  );
});

test('the arbitrary policies cover every rule with its own parameters', () => {
  for (const id of conflictRuleIds)
    expect(conflictRuleParameters[id].safeParse(others[id] ?? {}).success).toBe(true);
});
