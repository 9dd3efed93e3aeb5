import { describe, expect, it } from 'vitest';
import { PostedForm } from '#lib/server/form.ts';
import { moved } from '../moved.ts';
import { draftOf, fieldsOf, newText, postedTexts, sameDraft } from './case-text-draft.ts';

const first = { en: 'When did you meet?', ar: null, fa: 'کی دیدار کردید؟' };
const second = { en: null, ar: 'سطر\nوسطر آخر', fa: null };

async function postedBack(fields: readonly [string, string][]) {
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  return postedTexts(await PostedForm.of(new Request('https://portal.example/', { method: 'POST', body })));
}

describe('a draft of texts', () => {
  it('posts what it says, in its order', async () => {
    const draft = moved([...draftOf([first, second]), newText('new1')], 0, 1);
    const posted = (await postedBack(fieldsOf(draft))).map((text) => ({
      ...text,
      // A form sends line breaks as the web does.
      ar: text.ar?.replaceAll('\r\n', '\n') ?? null,
    }));
    expect(posted).toEqual([second, first, { en: null, ar: null, fa: null }]);
  });
  it('says the same wherever its rows stood before', () => {
    expect(sameDraft(draftOf([first, second]), moved(draftOf([second, first]), 0, 1))).toBe(true);
    expect(sameDraft(draftOf([first, second]), draftOf([second, first]))).toBe(false);
    expect(sameDraft(draftOf([first]), draftOf([first, second]))).toBe(false);
  });
});
