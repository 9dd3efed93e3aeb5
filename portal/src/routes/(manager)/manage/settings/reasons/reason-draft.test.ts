import { describe, expect, it } from 'vitest';
import { PostedForm } from '#lib/server/form.ts';
import { moved } from '../moved.ts';
import { postedReasons } from './posted-reasons.ts';
import { backTo, draftOf, fieldsOf, newReason, sameDraft } from './reason-draft.ts';

const price = { code: 'price', on: true, texts: null, text: 'price' };
const other = { code: 'other', on: false, texts: null, text: 'other reason' };
const own = {
  code: 'resn_own',
  on: true,
  texts: { en: 'Bought used', ar: null, fa: null },
  text: 'Bought used',
};
const codes = (list: readonly { code: string | null }[]) => list.map(({ code }) => code);

describe('a draft', () => {
  it('is posted and read as it stands, with what is new', async () => {
    const body = new FormData();
    const draft = [...draftOf([other, own, price]), newReason('new')];
    for (const [name, value] of fieldsOf(draft)) body.append(name, value);
    const request = new Request('http://portal.test', { method: 'POST', body });
    const empty = { en: null, ar: null, fa: null };
    expect(postedReasons(await PostedForm.of(request))).toEqual([
      { code: 'other', on: false },
      { code: 'resn_own', on: true, texts: { ...empty, en: 'Bought used' } },
      { code: 'price', on: true },
      { on: true, texts: empty },
    ]);
  });
  it('moves a reason by one place, and leaves the ends where they are', () => {
    const draft = draftOf([price, other, own]);
    expect(codes(moved(draft, 0, 1))).toEqual(['other', 'price', 'resn_own']);
    expect(codes(moved(draft, 2, -1))).toEqual(['price', 'resn_own', 'other']);
    expect(moved(draft, 0, -1)).toEqual(draft);
    expect(moved(draft, 2, 1)).toEqual(draft);
  });
  it('says the same wherever its rows stood before', () => {
    expect(sameDraft(draftOf([price, other]), moved(draftOf([other, price]), 0, 1))).toBe(true);
    expect(sameDraft(draftOf([price, other]), draftOf([other, price]))).toBe(false);
  });
});

it('going back to an earlier list switches off what came since', () => {
  expect(backTo([price, other], [own, other, price]).map(({ code, on }) => [code, on])).toEqual([
    ['price', true],
    ['other', false],
    ['resn_own', false],
  ]);
});
