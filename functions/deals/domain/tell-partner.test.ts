import type { Reason } from '@rafiq/shared/reason.ts';
import { describe, expect, test } from 'vitest';
import type { Verdict } from './judge-registration.ts';
import { tellPartner } from './tell-partner.ts';

const verdict = (over: Partial<Verdict>): Verdict => ({
  place: 0,
  rule: 'open-lead-elsewhere',
  verdict: 'flag',
  sameness: 'same',
  reason: { code: 'conflict.open-lead-elsewhere', params: { partner: 'Rival' } },
  told: told('may-conflict'),
  evidence: [],
  ...over,
});
const told = (code: string, params: Reason['params'] = {}): Reason => ({
  code: `conflict-told.${code}`,
  params,
});
const registration = (id: string, partnerId: string) => ({ kind: 'registration', id, partnerId }) as const;
const tell = (...verdicts: Partial<Verdict>[]) => tellPartner(verdicts.map(verdict), 'own');

test('each reason is told once, with the stronger verdict, whichever came first', () => {
  const once = [{ verdict: 'block', reason: told('may-conflict'), ownRegistrationIds: [] }];
  expect(tell({ verdict: 'flag' }, { verdict: 'block' })).toEqual(once);
  expect(tell({ verdict: 'block' }, { verdict: 'flag' })).toEqual(once);
  expect(tell({}, {})).toEqual([{ ...once[0], verdict: 'flag' }]);
});

test('reasons with other parameters are others', () => {
  const lapsed = (days: number) => ({ told: told('lapsed-before', { days }) });
  expect(tell(lapsed(30), lapsed(60)).map(({ reason }) => reason.params)).toEqual([
    { days: 30 },
    { days: 60 },
  ]);
});

test('they come in an order that does not tell the rules behind them', () => {
  const codes = (...verdicts: Partial<Verdict>[]) => tell(...verdicts).map(({ reason }) => reason.code);
  const order = ['conflict-told.may-conflict', 'conflict-told.protected'];
  expect(codes({ told: told('protected') }, {})).toEqual(order);
  expect(codes({}, { told: told('protected') })).toEqual(order);
});

test('what is clear is not told', () => {
  expect(tell({ verdict: 'clear' }, { told: null })).toEqual([]);
});

test('of the records behind it only its own registrations are shown, each once', () => {
  const evidence = [registration('b', 'own'), registration('z', 'rival'), registration('a', 'own')];
  expect(
    tell({ evidence }, { evidence: [registration('a', 'own'), { kind: 'lead', id: 'l', partnerId: 'own' }] }),
  ).toEqual([{ verdict: 'flag', reason: told('may-conflict'), ownRegistrationIds: ['a', 'b'] }]);
});

describe('reasons that the policy gives', () => {
  const text = (en: string, over: object = {}) => ({ en, ar: `${en} ar`, fa: `${en} fa`, ...over });
  const own = (en: string, isTold = true) => ({ own: { text: text(en), told: isTold } });

  test('are told in the place of the sentence, and only those that partners may read', () => {
    expect(tell(own('Ask us'))).toEqual([
      { verdict: 'flag', reason: told('may-conflict'), own: text('Ask us'), ownRegistrationIds: [] },
    ]);
    expect(tell(own('Ask us', false))).toStrictEqual([
      { verdict: 'flag', reason: told('may-conflict'), ownRegistrationIds: [] },
    ]);
  });

  test('what reads the same is told once: by the stronger verdict, else by the first of what it says', () => {
    const one = { ...own('Ask us'), evidence: [registration('b', 'own')] };
    const other = { ...own('Ask us'), told: told('protected'), evidence: [registration('a', 'own')] };
    const entry = (verdict: 'flag' | 'block', code: string) => [
      { verdict, reason: told(code), own: text('Ask us'), ownRegistrationIds: ['a', 'b'] },
    ];
    expect(tell(one, other)).toEqual(entry('flag', 'may-conflict'));
    expect(tell(other, one)).toEqual(entry('flag', 'may-conflict'));
    expect(tell(one, { ...other, verdict: 'block' })).toEqual(entry('block', 'protected'));
    expect(tell({ ...other, verdict: 'block' }, one)).toEqual(entry('block', 'protected'));
    expect(tell({ ...one, verdict: 'block' }, other)).toEqual(entry('block', 'may-conflict'));
  });

  test.each(['en', 'ar', 'fa'] as const)('one that differs in %s is another', (language) => {
    const other = { own: { text: text('Ask us', { [language]: 'Wait' }), told: true } };
    expect(tell(own('Ask us'), other)).toHaveLength(2);
  });
});
