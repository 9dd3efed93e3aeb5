import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import type { Rule } from '@rafiq/shared/leads/policy-rule.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { candidate, lead, rule } from '../../../../test/fixtures/placement-facts.ts';
import type { AccountFacts } from './account-steps.ts';
import { indexCandidates, type Candidate } from './candidate.ts';
import type { Standing } from './fair-share.ts';
import { place, type Load } from './place.ts';
import { shippedPolicy } from './shipped-policy.ts';

/** What a partner holds, and what it was given on each day. */
interface Held {
  open: number;
  readonly given: Map<string, number>;
}

const cap = fc.option(fc.nat(4));
const anyPartners = fc.array(
  fc.record({
    weight: fc.integer({ min: 1, max: 5 }),
    capacity: fc.record({ maxOpen: cap, maxPerDay: cap }),
    tier: fc.constantFrom('gold', 'silver'),
  }),
  { minLength: 1, maxLength: 5 },
);
const ranked = (by: 'fair-share' | 'nearest'): Rule['strategy'] => ({
  kind: 'ranked',
  ranking: by === 'nearest' ? { by, maxKm: null } : { by },
});
/** Null: the policy's own strategy. */
const anyStrategy = fc.constantFrom<Rule['strategy'] | null>(
  null,
  ranked('fair-share'),
  ranked('nearest'),
  { kind: 'direct', partnerId: 'p0' },
  { kind: 'cascade', ranking: { by: 'fair-share' }, most: 3, acceptHours: 4, next: 'pool' },
);
/** A lead comes some hours after the one before, perhaps of a company that is some partner's; before it, somebody may end one. */
const anyRun = fc.array(
  fc.record({
    afterHours: fc.nat(9),
    ends: fc.option(fc.nat(4), { freq: 2 }),
    account: fc.option(
      fc.record({ owner: fc.option(fc.nat(4)), serving: fc.uniqueArray(fc.nat(4), { maxLength: 3 }) }),
    ),
  }),
  { minLength: 1, maxLength: 60 },
);

type Given = typeof anyPartners extends fc.Arbitrary<infer T> ? T : never;
type Run = typeof anyRun extends fc.Arbitrary<infer T> ? T : never;

const isBelow = ({ maxOpen, maxPerDay }: Candidate['capacity'], held: Held | undefined, day: string) =>
  (held?.open ?? 0) < (maxOpen ?? Infinity) && (held?.given.get(day) ?? 0) < (maxPerDay ?? Infinity);
const isAbove = ({ maxOpen, maxPerDay }: Candidate['capacity'], { open, given }: Held, day: string) =>
  open > (maxOpen ?? Infinity) || (given.get(day) ?? 0) > (maxPerDay ?? Infinity);

/**
 * Places a run of leads, each on what the ones before have left, and counts what went over a cap, and what was given to
 * nobody though somebody had room.
 */
function walk(given: Given, document: PolicyDocument, run: Run): { broken: number; withheld: number } {
  const partners = given.map((one, index): Candidate => candidate(`p${index}`, one));
  const index = indexCandidates({ version: 1, partners });
  const held = new Map(partners.map(({ id }): [string, Held] => [id, { open: 0, given: new Map() }]));
  let standings = new Map<string, Standing>();
  let atMs = Date.UTC(2026, 10, 23);
  let [broken, withheld] = [0, 0];
  for (const { afterHours, ends, account } of run) {
    atMs += afterHours * 3_600_000;
    const ending = held.get(`p${ends}`);
    if (ending !== undefined && ending.open > 0) ending.open -= 1;
    const at = new Date(atMs).toISOString();
    const today = at.slice(0, 10);
    const ofAccount: AccountFacts | undefined =
      account === null
        ? undefined
        : {
            ownerPartnerId: account.owner === null ? null : `p${account.owner}`,
            protections: [],
            servingPartnerIds: account.serving.map((n) => `p${n}`),
            productFamily: null,
          };
    const load = (id: string): Load => {
      const { open = 0, given = new Map<string, number>() } = held.get(id) ?? {};
      return { open, newOn: (day) => given.get(day) ?? 0 };
    };
    const { outcome, turn } = place({
      lead: lead(),
      index,
      policy: { version: 1, document },
      standings,
      loads: new Map(partners.map(({ id }) => [id, load(id)])),
      distanceTo: ({ id }) => Number(id.slice(1)),
      account: ofAccount,
      at,
    });
    if (outcome.kind !== 'offered' || turn === null) {
      if (partners.some((partner) => isBelow(partner.capacity, held.get(partner.id), today))) withheld += 1;
      continue;
    }
    const { id, capacity } = outcome.partner;
    standings = new Map(standings).set(id, turn);
    const now = held.get(id);
    if (now === undefined) throw new Error(`${id} is nobody`);
    now.open += 1;
    now.given.set(today, (now.given.get(today) ?? 0) + 1);
    if (isAbove(capacity, now, today)) broken += 1;
  }
  return { broken, withheld };
}

const policyOf = (strategy: Rule['strategy'] | null, capacity: boolean): PolicyDocument => ({
  ...shippedPolicy,
  steps: { ...shippedPolicy.steps, servingPartner: true, capacity },
  rules: strategy === null ? [] : [rule(1, { prefer: ['gold'], strategy })],
});

test('nobody is ever given more than its caps, whoever is preferred, named or the account’s own, and nothing is withheld while somebody has room', () => {
  let [runs, bound] = [0, 0];
  fc.assert(
    fc.property(anyPartners, anyStrategy, anyRun, (given, strategy, run) => {
      const { broken, withheld } = walk(given, policyOf(strategy, true), run);
      expect(broken).toBe(0);
      // A policy that names one partner has nobody else to give it to.
      if (strategy?.kind !== 'direct') expect(withheld).toBe(0);
      runs += 1;
      // Without the step the same run gives somebody more: it is the step that holds.
      if (walk(given, policyOf(strategy, false), run).broken > 0) bound += 1;
    }),
    { numRuns: 200 },
  );
  expect(bound).toBeGreaterThan(runs / 3);
});
