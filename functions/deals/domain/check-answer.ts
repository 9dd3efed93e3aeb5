import type { CheckAnswer } from '@rafiq/shared/deals/status.ts';
import type { ToldCode } from './finding.ts';
import type { Verdict } from './judge-registration.ts';

/** What a private check says where a rule would tell the partner this; all else is not about others' business. */
const answers: Readonly<Partial<Record<ToldCode, CheckAnswer>>> = {
  protected: 'protected',
  'vendor-direct': 'protected',
  'may-conflict': 'may-conflict',
};

/**
 * What a private check answers: whether somebody stands in the way, and never who. What a rule could not tell for want of
 * what only a registration says (its value, its close) does not count.
 */
export function checkAnswer(verdicts: readonly Pick<Verdict, 'verdict' | 'told'>[]): CheckAnswer {
  const found = verdicts.flatMap(({ verdict, told }) => {
    if (verdict === 'clear' || told === null) return [];
    return answers[told.code.slice('conflict-told.'.length) as ToldCode] ?? [];
  });
  if (found.includes('protected')) return 'protected';
  return found.includes('may-conflict') ? 'may-conflict' : 'clear';
}

/** Whether what the rules said of a registration tells its partner of others as much as a check would. */
export const tellsOfOthers = (verdicts: Parameters<typeof checkAnswer>[0]): boolean =>
  checkAnswer(verdicts) !== 'clear';
