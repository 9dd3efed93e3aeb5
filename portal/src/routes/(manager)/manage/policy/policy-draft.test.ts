import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import type { Rule } from '@rafiq/shared/leads/policy-rule.ts';
import { afterEach, describe, expect, it } from 'vitest';
import {
  catchUpDaysIn,
  claimsOpenIn,
  coolDownIn,
  documentOf,
  draftOf,
  hopsIn,
  hoursIn,
  idleDaysIn,
  isWarnedTooEarly,
  sameDocument,
  warningDaysIn,
} from './policy-draft.ts';
import { createFormatter } from '#lib/format/formatter.ts';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { policyDifferences } from './policy-differences.ts';
import { policyParts, saidIn } from './policy-sentences.ts';

const published = {
  excludedPartners: [],
  steps: {
    namedAccount: true,
    protectedDeal: true,
    servingPartner: false,
    territory: true,
    specialisation: true,
    availability: true,
    capacity: true,
  },
  rules: [],
  strategy: 'fair-share' as const,
  everyoneAbsent: 'hold' as const,
  declineGivesTurnBack: true,
  newcomerStart: 'average' as const,
  backFromLeave: { kind: 'keep-place' as const },
  clock: 'working-hours' as const,
  acceptHours: 8,
  contactHours: 24,
  maxHops: 5,
  idleDays: 14,
  idleWarningDays: 3,
  poolMostOpen: null,
  poolCoolDownMinutes: 0,
};

it('reads figures in all digits and refuses what lies outside', () => {
  expect(hoursIn('٨')).toBe(8);
  expect(hoursIn('۱۲٫۵')).toBe(12.5);
  expect(hoursIn('0.1')).toBeUndefined();
  expect(hoursIn('')).toBeUndefined();
  expect(hopsIn('2.5')).toBeUndefined();
  expect(hopsIn('21')).toBeUndefined();
});
it('keeps the published figure while a typed one cannot be read', () => {
  const draft = { ...draftOf(published), acceptHours: '', maxHops: '7' };
  expect(documentOf(draft, published, [])).toEqual({ ...published, maxHops: 7 });
});
it('tells rules before every other lead', () => {
  const rule = {
    id: 'rule_1',
    name: 'Gulf',
    when: [{ field: 'country' as const, operator: 'is-one-of' as const, values: ['AE'] }],
    among: { tiers: [], kinds: [], partners: [] },
    prefer: [],
    strategy: { kind: 'pool' as const },
  };
  const ruled = { ...published, rules: [rule] };
  expect(sameDocument(documentOf(draftOf(ruled), published, [{ ...rule }]), ruled)).toBe(true);
  expect(sameDocument(ruled, published)).toBe(false);
  const format = createFormatter(() => ({ locale: 'en', timeZone: 'Asia/Dubai', calendar: 'gregorian' }));
  const parts = policyParts(ruled, format);
  expect(parts.map(({ title }) => title)).toEqual([
    'Who may get a lead',
    'Rules',
    'Every other lead',
    'For every lead',
    'Clocks and refusals',
    'Claims from the pool',
  ]);
  expect(saidIn(parts).filter((said) => said.rule === 'Gulf')).toHaveLength(3);
  expect(policyParts(published, format).map(({ title }) => title)).not.toContain('Rules');
});
it('tells what another published meanwhile, and which rules are gone', () => {
  const format = createFormatter(() => ({ locale: 'en', timeZone: 'Asia/Dubai', calendar: 'gregorian' }));
  const gulf: Rule = {
    id: 'rule_1',
    name: 'Gulf',
    when: [{ field: 'country', operator: 'is-one-of', values: ['AE'] }],
    among: { tiers: [], kinds: [], partners: [] },
    prefer: [],
    strategy: { kind: 'pool' },
  };
  const oman: Rule = { ...gulf, when: [{ field: 'country', operator: 'is-one-of', values: ['OM'] }] };
  const without: PolicyDocument = published;
  const withRule = (rule: Rule): PolicyDocument => ({ ...published, rules: [rule] });
  const told = (now: PolicyDocument, before: PolicyDocument) =>
    policyDifferences(now, before, { format, names: {} }).map(({ label }) =>
      label.replace(/[\u2068\u2069]/g, ''),
    );
  expect(told({ ...published, maxHops: 7 }, without)).toEqual([expect.stringContaining('7')]);
  expect(told(withRule(oman), withRule(gulf))).toEqual(['Gulf: Country is Oman.']);
  expect(told(without, withRule(gulf))).toEqual(['Removed: Gulf.']);
  expect(told(withRule(gulf), withRule(gulf))).toEqual([]);
});
it('takes an empty field for no limit, and no other text', () => {
  expect([idleDaysIn(' '), claimsOpenIn('')]).toEqual([null, null]);
  expect([idleDaysIn('۱۴'), claimsOpenIn('٣'), coolDownIn('٠'), warningDaysIn('۰')]).toEqual([14, 3, 0, 0]);
  expect([
    idleDaysIn('0'),
    idleDaysIn('366'),
    claimsOpenIn('x'),
    coolDownIn(''),
    warningDaysIn('31'),
  ]).toEqual(Array.from({ length: 5 }, () => undefined));
  const draft = { ...draftOf(published), idleDays: '', poolMostOpen: '5', poolCoolDownMinutes: '' };
  expect(documentOf(draft, published, [])).toEqual({ ...published, idleDays: null, poolMostOpen: 5 });
  expect(documentOf({ ...draftOf(published), idleDays: 'x' }, published, [])).toEqual(published);
});
it('knows a warning that would come before the lead rests', () => {
  const draft = draftOf(published);
  expect(isWarnedTooEarly(draft)).toBe(false);
  expect(isWarnedTooEarly({ ...draft, idleDays: '3' })).toBe(true);
  expect(isWarnedTooEarly({ ...draft, idleDays: '' })).toBe(false);
});

it('leaves open what nobody has chosen yet of leave, and reads the days of catching up', () => {
  const old = { ...published, backFromLeave: null };
  expect(documentOf(draftOf(old), old, [])).toEqual(old);
  expect(draftOf(old)).toMatchObject({ back: undefined, catchUpDays: '14' });
  const catching = (catchUpDays: string) =>
    documentOf({ ...draftOf(old), back: 'catch-up', catchUpDays }, old, []).backFromLeave;
  expect(catching('۳۰')).toEqual({ kind: 'catch-up', days: 30 });
  // While a figure cannot be read, the policy is told with the usual one.
  expect(catching('91')).toEqual({ kind: 'catch-up', days: 14 });
  expect([catchUpDaysIn('0'), catchUpDaysIn('90'), catchUpDaysIn('1.5')]).toEqual([undefined, 90, undefined]);
});
it('tells what becomes of whoever is back, whether or not anybody is passed over for being away', () => {
  const format = createFormatter(() => ({ locale: 'en', timeZone: 'Asia/Dubai', calendar: 'gregorian' }));
  const said = (over: Partial<Parameters<typeof policyParts>[0]>) =>
    saidIn(policyParts({ ...published, ...over }, format)).find(({ key }) => key === 'backFromLeave')?.text;
  expect(said({})).toContain('keeps its place');
  expect(said({ backFromLeave: { kind: 'catch-up', days: 10 } })).toContain('for 10 days at most');
  expect(said({ backFromLeave: null })).toContain('at once');
  // Whoever was suspended is back, too.
  expect(said({ steps: { ...published.steps, availability: false } })).toContain('suspended');
});

describe('hours that are no whole ones', () => {
  afterEach(() => overwriteGetLocale(() => 'en'));
  const said = (locale: 'en' | 'ar', acceptHours: number) => {
    overwriteGetLocale(() => locale);
    const format = createFormatter(() => ({ locale, timeZone: 'Asia/Dubai', calendar: 'gregorian' }));
    const parts = policyParts({ ...published, acceptHours, clock: 'wall-clock' }, format);
    return saidIn(parts).find(({ key }) => key === 'acceptHours')?.text;
  };
  it('are said as they are, and never rounded to the next form of the word', () => {
    expect(said('en', 0.25)).toContain('within 0.25 hours;');
    expect(said('en', 1)).toContain('within 1 hour;');
    expect(said('ar', 0.25)).toContain('٠٫٢٥ ساعة');
    expect(said('ar', 1.5)).toContain('١٫٥ ساعة');
    expect(said('ar', 2)).toContain('ساعتين');
  });
});
