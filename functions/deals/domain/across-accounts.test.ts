import { expect, test } from 'vitest';
import { account, inWords } from '../../../test/fixtures/conflict-facts.ts';
import { acrossAccounts, weightiest } from './across-accounts.ts';
import { conflict, notRecorded, nothing, type Finding } from './finding.ts';

const at = (code: 'house-account' | 'named-account', id: string, neverBlocks = false) =>
  conflict(
    code,
    {},
    { code: 'may-conflict', params: {} },
    [{ kind: 'account', id, partnerId: null }],
    neverBlocks,
  );
const look = (...found: [Finding, ('same' | 'maybe')?][]) =>
  acrossAccounts(
    {
      accounts: found.map(([, sameness = 'same'], index) => ({
        ...account({ id: String(index) }),
        sameness,
      })),
    },
    ({ id }) => found[Number(id)]?.[0] ?? nothing,
  );

test('a conflict counts before what is missing, and that before nothing', () => {
  expect(inWords(look())).toBe('clear');
  expect(look([nothing])).toEqual(nothing);
  expect(look([notRecorded('deal-value')])).toEqual(notRecorded('deal-value'));
  expect(inWords(look([nothing], [nothing]))).toBe('clear');
  expect(inWords(look([nothing], [notRecorded('deal-value')], [notRecorded('deal-place')]))).toBe(
    '? deal-value',
  );
  expect(inWords(look([notRecorded('deal-value')], [at('house-account', 'a')]))).toBe('house-account a');
});

test('what may block counts before what may not, what is sure before what may be, and the first of equals', () => {
  const chosen = (...found: Parameters<typeof look>) => {
    const finding = look(...found);
    return finding.kind === 'conflict' && [finding.code, finding.sameness, finding.neverBlocks];
  };
  const [a, b] = [at('house-account', 'a'), at('named-account', 'b')];
  expect(chosen([a], [b])).toEqual(['house-account', 'same', false]);
  expect(chosen([b], [a])).toEqual(['named-account', 'same', false]);
  expect(chosen([a, 'maybe'], [b])).toEqual(['named-account', 'same', false]);
  expect(chosen([at('house-account', 'a', true)], [b, 'maybe'])).toEqual(['named-account', 'maybe', false]);
  expect(chosen([at('house-account', 'a', true), 'maybe'], [at('named-account', 'b', true)])).toEqual([
    'named-account',
    'same',
    true,
  ]);
});

test('all that was found is evidence, in the order of the accounts', () => {
  expect(inWords(look([at('house-account', 'a'), 'maybe'], [nothing], [at('named-account', 'b')]))).toBe(
    'named-account a b',
  );
});

test('what has nothing to do with an account counts as sure', () => {
  const sure = at('house-account', 'a');
  expect(weightiest([{ ...at('named-account', 'b'), sameness: 'maybe' }, sure])).toBe(sure);
});
