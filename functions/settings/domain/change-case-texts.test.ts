import { caseTextUses, longestCaseText, mostCaseTexts } from '@rafiq/shared/deals/case-status.ts';
import { saveCaseTexts } from '@rafiq/shared/settings/case-texts-contract.ts';
import { uiLanguages } from '@rafiq/shared/text.ts';
import { describe, expect, test } from 'vitest';
import { changeCaseTexts } from './change-case-texts.ts';
import { shippedCaseTexts } from './shipped-case-texts.ts';

const at = '2026-11-28T09:00:00.000Z';
const text = (en: string | null, ar: string | null = null, fa: string | null = null) => ({ en, ar, fa });

test('replaces the lists that are named, keeps the others, and tells which changed', () => {
  const ask = [text('When was the last visit?', null, 'آخرین بازدید کی بود؟')];
  expect(changeCaseTexts(shippedCaseTexts, { ask, dismissed: [] }, at)).toEqual({
    texts: { lists: { ...shippedCaseTexts.lists, ask, dismissed: [] }, savedAt: at, version: 2 },
    changed: ['ask', 'dismissed'],
  });
});

test('another order is a change, the same again is none', () => {
  const shipped = [...shippedCaseTexts.lists.ask];
  expect(changeCaseTexts(shippedCaseTexts, { ask: shipped.toReversed() }, at)).toMatchObject({
    changed: ['ask'],
  });
  expect(changeCaseTexts(shippedCaseTexts, { ask: shipped, upheld: undefined }, at)).toEqual({
    texts: shippedCaseTexts,
    changed: [],
  });
});

test.each(uiLanguages)('refuses two of one list that read alike in %s', (language) => {
  const said = { en: 'Why now?', ar: 'لماذا الآن؟', fa: 'چرا اکنون؟' }[language];
  const alike = { en: 'WHY now?', ar: 'لماذا الان؟', fa: 'چرا اكنون؟' }[language];
  const split = [text('One', 'واحد', 'یک'), { ...text('A', 'ب', 'پ'), [language]: said }];
  const wanted = {
    ask: [{ ...text(null), [language]: said }],
    split: [...split, { ...text(null), [language]: alike }],
  };
  expect(changeCaseTexts(shippedCaseTexts, wanted, at)).toEqual({
    faults: [{ pointer: `/lists/split/2/${language}`, code: 'repeated' }],
  });
});

describe('the texts Rafiq begins with', () => {
  test.each(caseTextUses)('are such as could be saved: %s', (use) => {
    const list = shippedCaseTexts.lists[use];
    expect(list.length).toBeGreaterThan(0);
    expect(saveCaseTexts.body.parse({ lists: { [use]: list } })).toEqual({ lists: { [use]: list } });
    expect(
      changeCaseTexts(
        { ...shippedCaseTexts, lists: { ...shippedCaseTexts.lists, [use]: [] } },
        { [use]: list },
        at,
      ),
    ).toMatchObject({ changed: [use] });
    for (const said of list) for (const language of uiLanguages) expect(said[language]).toBeTruthy();
  });
});

describe('the contract refuses', () => {
  const faultOf = (lists: unknown) => saveCaseTexts.body.safeParse({ lists }).error?.issues[0];
  test.each([
    ['a text in no language', { ask: [{}] }, ['lists', 'ask', 0, 'en'], 'required'],
    [
      'a text too long',
      { ask: [{ en: 'a'.repeat(longestCaseText + 1) }] },
      ['lists', 'ask', 0, 'en'],
      'too-long',
    ],
    [
      'too many',
      { upheld: Array.from({ length: mostCaseTexts + 1 }, (_, index) => ({ en: `Text ${index}` })) },
      ['lists', 'upheld'],
      'too-many',
    ],
    ['letters nobody sees', { ask: [{ en: '\u200b' }] }, ['lists', 'ask', 0, 'en'], 'required'],
  ])('%s', (_, lists, path, message) => {
    expect(faultOf(lists)).toMatchObject({ path, message });
  });
});
