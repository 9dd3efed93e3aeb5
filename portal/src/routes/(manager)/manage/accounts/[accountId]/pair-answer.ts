import type { ActionAnswer } from '#lib/components/submission.svelte.ts';

/** What an action on two accounts answers, for those who offer to take it back. */
export interface PairAnswer extends ActionAnswer {
  /** The account whose route takes it back, the other, and the name of that one. */
  pair?: { accountId: string; otherAccountId: string; name: string };
}
