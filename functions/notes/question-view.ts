import type { Question } from '@rafiq/shared/notes/contract.ts';
import type { Caller } from '#functions/kernel/caller.ts';
import type { StoredQuestion } from './domain/question.ts';

/** A question as its reader sees it: who asks is told to the vendor. */
export const questionView = (
  { partnerId, partnerName, ...question }: StoredQuestion,
  companyName: string | null,
  caller: Caller,
): Question => ({
  ...question,
  companyName,
  partner: caller.partnerId === null ? { id: partnerId, name: partnerName } : null,
});
