import { reasonsOf } from '@rafiq/shared/leads/status.ts';
import type { WantedReason } from '@rafiq/shared/settings/contract.ts';
import { describe, expect, test } from 'vitest';
import { changeReasons } from './change-reasons.ts';
import { shippedReasons, withShipped, type KeptReasons } from './reasons.ts';

const at = '2026-11-26T09:00:00.000Z';
const texts = (en: string | null, ar: string | null = null) => ({ en, ar, fa: null });
const own = { code: 'resn_own', on: true, texts: texts('Bought used') };
const shipped = (...codes: readonly string[]): WantedReason[] =>
  (codes.length > 0 ? codes : reasonsOf.lose).map((code) => ({ code: code as 'price', on: true }));
const before: KeptReasons = {
  ...shippedReasons,
  lists: { ...shippedReasons.lists, lose: [...withShipped('lose', []), own] },
  version: 4,
};
const change = (lose: readonly WantedReason[], from = before) => {
  let made = 0;
  return changeReasons(from, { lose: [...lose] }, at, () => `resn_new${(made += 1)}`);
};
const faultsOf = (lose: readonly WantedReason[]) => {
  const decision = change(lose);
  return 'faults' in decision ? decision.faults : [];
};
const all: WantedReason[] = [...shipped(), own as WantedReason];

test('keeps the order of the list, names what is new, and tells what changed', () => {
  const wanted: WantedReason[] = [
    { on: true, texts: texts(null, 'ميزانية مجمّدة') },
    ...all.map((reason) => (reason.code === 'price' ? { ...reason, on: false } : reason)).toReversed(),
  ];
  expect(change(wanted)).toEqual({
    reasons: {
      lists: {
        ...before.lists,
        lose: [
          { code: 'resn_new1', on: true, texts: texts(null, 'ميزانية مجمّدة') },
          own,
          ...['other', 'timing', 'no-decision', 'no-budget', 'competitor'].map((code) => ({
            code,
            on: true,
            texts: null,
          })),
          { code: 'price', on: false, texts: null },
        ],
      },
      savedAt: at,
      version: 5,
    },
    told: {
      added: ['lose resn_new1'],
      switchedOn: [],
      switchedOff: ['lose price'],
      reworded: [],
      reordered: ['lose'],
    },
  });
});
test('the same again is no change, and lists that are not named stay', () => {
  expect(change(all)).toEqual({ reasons: before, told: null });
});
test('tells other words of one of its own', () => {
  const reworded = change([...shipped(), { ...own, texts: texts('Bought second-hand') } as WantedReason]);
  expect(reworded).toMatchObject({ told: { reworded: ['lose resn_own'], reordered: [] } });
});

describe('refuses', () => {
  test.each<[string, WantedReason[], { pointer: string; code: string }]>([
    ['a reason left out', shipped(), { pointer: '/lists/lose', code: 'reason-left-out' }],
    [
      'none that is on',
      all.map((reason) => ({ ...reason, on: false })),
      { pointer: '/lists/lose', code: 'no-reason-on' },
    ],
    [
      'one twice',
      [...all, ...shipped('price')],
      { pointer: `/lists/lose/${all.length}/code`, code: 'repeated' },
    ],
    [
      'one of another list',
      [...all, { code: 'no-need', on: true }],
      { pointer: `/lists/lose/${all.length}/code`, code: 'unknown-value' },
    ],
    [
      'a new one without words',
      [...all, { on: true }],
      { pointer: `/lists/lose/${all.length}/texts`, code: 'required' },
    ],
    [
      'one of its own without words',
      [...shipped(), { code: 'resn_own', on: true }],
      { pointer: `/lists/lose/${all.length - 1}/texts`, code: 'required' },
    ],
    [
      'other words for what Rafiq begins with',
      [{ code: 'price', on: true, texts: texts('Cheap') }, ...all.slice(1)],
      { pointer: '/lists/lose/0/texts', code: 'unknown-field' },
    ],
    [
      'two that read alike',
      [...all, { on: true, texts: texts('bought USED') }],
      { pointer: `/lists/lose/${all.length}/texts/en`, code: 'repeated' },
    ],
    [
      'two that read alike in Arabic, one with its marks and the other without',
      [
        ...all,
        { on: true, texts: { ar: 'الميزانيّة مجمّدة', en: null, fa: null } },
        { on: true, texts: { ar: 'الميزانية مجمدة', en: null, fa: null } },
      ],
      { pointer: `/lists/lose/${all.length + 1}/texts/ar`, code: 'repeated' },
    ],
  ])('%s', (_, wanted, fault) => {
    expect(faultsOf(wanted)).toEqual([fault]);
  });
});

test('a reason that a newer Rafiq brings stands at the end, switched on', () => {
  const [first, ...others] = withShipped('expire', []);
  expect(withShipped('expire', others)).toEqual([...others, first]);
});
