import {
  exampleConflictPolicy,
  writtenConflictPolicy,
} from '@rafiq/shared/deals/conflict-policy-contract.ts';
import { describe, expect, it } from 'vitest';
import { PostedForm } from '#lib/server/form.ts';
import { postedConflictPolicy } from './posted-conflict-policy.ts';

const policy = writtenConflictPolicy.parse(exampleConflictPolicy);
const whole: readonly (readonly [string, string])[] = [
  ['rules', JSON.stringify(policy.rules.map((rule, place) => ({ ...rule, id: `rule-${place}` })))],
  ...policy.precedence.map((step) => ['precedence', step] as const),
  ['matching.auto', '90'],
  ['matching.review', '۷۵'],
  ['protection.protectionDays', '90'],
  ['protection.extensionDays', '30'],
  ['protection.mostExtensions', '2'],
  ['protection.checkInEveryDays', '٣٠'],
  ['protection.warningDays', '7'],
  ['protection.mostOpen.registered', '10'],
  ['protection.mostOpen.silver', '25'],
  ['protection.mostOpen.gold', ''],
  ['protection.reviewHours', '48'],
  ['protection.evidenceHours', '72'],
  ['protection.appealHours', '120'],
];
const posted = async (fields: readonly (readonly [string, string])[]) => {
  const body = new FormData();
  for (const [name, text] of fields) body.append(name, text);
  return postedConflictPolicy(
    await PostedForm.of(new Request('http://portal.example', { method: 'POST', body })),
  );
};
const without = (name: string) => whole.filter(([field]) => field !== name);

describe('a posted policy', () => {
  it('is the one that was written, without the ids of the page', async () => {
    expect(await posted(whole)).toEqual(policy);
  });
  it('says nothing where nothing was said, for the API to refuse it there', async () => {
    const refused = writtenConflictPolicy.safeParse(await posted(without('protection.warningDays')));
    expect(refused.error?.issues.map(({ path }) => path.join('.'))).toEqual(['protection.warningDays']);
    const typed = [...without('matching.auto'), ['matching.auto', 'much'] as const];
    expect((await posted(typed)).matching.auto).toBe('much');
  });
  it('is none where its rules were written by no form of ours', async () => {
    for (const rules of ['', 'rules', '{}', '[1]'])
      await expect(posted([...without('rules'), ['rules', rules]])).rejects.toMatchObject({ status: 400 });
  });
});
