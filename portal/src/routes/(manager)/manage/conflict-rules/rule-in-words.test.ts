import { describe, expect, it } from 'vitest';
import { conflictPolicyRule } from '@rafiq/shared/deals/conflict-policy.ts';
import type { ConflictPolicyRule } from '@rafiq/shared/deals/conflict-policy.ts';
import { conflictRuleIds } from '@rafiq/shared/deals/conflict-status.ts';
import { createFormatter } from '#lib/format/formatter.ts';
import { conflictRuleNames } from './conflict-rule-words.ts';
import { conditionInWords, ruleInWords } from './rule-in-words.ts';

const format = createFormatter(() => ({ locale: 'en', timeZone: 'Asia/Dubai', calendar: 'gregorian' }));
const wording = { format, names: { prod_1: 'Atlas Cloud' } };
/** Without the marks that keep names apart from their sentence, and with ordinary spaces. */
const bare = (text: string) => text.replace(/[\u2068\u2069]/g, '').replaceAll('\u00a0', ' ');
const rule = (id: string, parameters: object = {}, change: object = {}): ConflictPolicyRule =>
  conflictPolicyRule.parse({ rule: id, on: true, verdict: 'flag', parameters, ...change });
const settings = (id: string, parameters?: object) =>
  ruleInWords(rule(id, parameters), wording).settings.map(bare);

describe('a rule', () => {
  it('has a name and a sentence of its own', () => {
    const names = conflictRuleIds.map((id) => conflictRuleNames[id]());
    const sentences = conflictRuleIds.map((id) => ruleInWords(rule(id), wording).about);
    expect(new Set(names).size).toBe(conflictRuleIds.length);
    expect(new Set(sentences).size).toBe(conflictRuleIds.length);
  });
  it('says what it comes to, and what becomes of what cannot be judged', () => {
    const follows = (id: string, change: object) => ruleInWords(rule(id, {}, change), wording).follows;
    expect(follows('protected-deal', { verdict: 'block', whenNotRecorded: 'clear' })).toEqual([
      'The registration is refused, if it is certain that it is the same company.',
      'Where the facts do not say, nothing stands in the way.',
    ]);
    // No company has to be found for these.
    expect(follows('too-many-open', { verdict: 'block' })[0]).toBe('The registration is refused.');
    expect(follows('too-many-open', { verdict: 'flag' })).toEqual([
      'Somebody looks at it and decides.',
      'Where the facts do not say, somebody looks at it.',
    ]);
  });
  it('is for every registration unless its conditions say otherwise', () => {
    expect(ruleInWords(rule('named-account'), wording).conditions).toEqual([]);
    const narrow = rule(
      'named-account',
      {},
      {
        appliesWhen: [
          { field: 'country', operator: 'is-one-of', values: ['AE', 'OM'] },
          { field: 'value', operator: 'between', values: ['1250.50 AED', '90000.00 AED'] },
        ],
      },
    );
    expect(ruleInWords(narrow, wording).conditions.map(bare)).toEqual([
      'Country is United Arab Emirates or Oman.',
      'Expected value is from AED 1,250.50 to AED 90,000.',
    ]);
  });
});

describe('a condition', () => {
  const said = (...condition: Parameters<typeof conditionInWords>) => bare(conditionInWords(...condition));
  it('names products, tiers and kinds of partners', () => {
    expect(said({ field: 'productId', operator: 'is-one-of', values: ['prod_1', 'prod_2'] }, wording)).toBe(
      'Product is Atlas Cloud or prod_2.',
    );
    expect(said({ field: 'tier', operator: 'at-least', values: ['silver'] }, wording)).toBe(
      'Tier is Silver or more.',
    );
    expect(said({ field: 'partnerKind', operator: 'is-none-of', values: ['reseller'] }, wording)).toBe(
      'Kind of partner is not Reseller.',
    );
    expect(said({ field: 'productFamily', operator: 'is-unknown', values: [] }, wording)).toBe(
      'Family is not known.',
    );
  });
});

describe('the settings of a rule', () => {
  const same = 'Only deals for the same or overlapping products.';
  it('say whether something counts for ever, for some days, or not at all', () => {
    expect(settings('registered-twice')).toEqual([same, 'Not registrations that were rejected.']);
    expect(settings('registered-twice', { products: 'any', rejectedWithinDays: 14 })).toEqual([
      'Deals for any product.',
      'Also registrations rejected less than 14 days ago.',
    ]);
    expect(settings('protected-deal', { graceDays: 1 })).toContain(
      'Also a protection for 1 day after its end.',
    );
    expect(settings('direct-opportunity', { activeWithinDays: null })).toContain(
      'However long ago somebody worked on it.',
    );
    expect(settings('incumbent-partner')).toContain('Sales less than 730 days ago.');
    expect(settings('stale-registration', { coolOffDays: 0, staleAfterDays: null })).toEqual([
      'A partner may register again at once what it let lapse.',
      'No registration counts as stale for want of progress.',
      'Also one whose expected close has passed.',
    ]);
  });
  it('say what a switch does on either side', () => {
    expect(settings('open-lead-elsewhere')).toContain('A lead once its partner has accepted it.');
    expect(settings('open-lead-elsewhere', { offersCount: true })).toContain(
      'Also a lead that is only offered.',
    );
    expect(settings('named-account', { ownChain: 'counts' })).toEqual([
      'Also what the partner’s own distributors and sub-resellers have.',
    ]);
    expect(settings('own-sub-reseller', { side: 'distributor' })[1]).toBe(
      'Only distributors above the partner.',
    );
    expect(settings('territory-breach', { wholeCountry: true })).toEqual([
      'Serving a part of a country is serving all of it.',
    ]);
  });
  it('name tiers, certifications, kinds and amounts', () => {
    expect(
      settings('missing-tier-or-certification', {
        leastTier: 'gold',
        certifications: { names: ['Cloud', 'Sea'], held: 'any' },
      }),
    ).toEqual([
      'The lowest tier that may register: Gold.',
      'One of these certifications must be valid: Cloud or Sea.',
    ]);
    expect(
      settings('missing-tier-or-certification', {
        certifications: { names: ['Cloud', 'Sea'], held: 'all' },
      })[1],
    ).toBe('All of these certifications must be valid: Cloud and Sea.');
    expect(settings('house-account', { exceptKinds: ['referral'] })).toEqual(['Not for: Referral partner.']);
    expect(settings('house-account')).toEqual([]);
    expect(settings('below-minimum-value', { minimums: [{ amount: '5000.00', currency: 'AED' }] })).toEqual([
      'The minimum: AED 5,000.',
    ]);
    expect(settings('too-many-open', { allowance: 2 })).toEqual([
      '2 above the cap of its tier are let pass.',
    ]);
  });
});
