import { canonicalText } from '@rafiq/shared/canonical-text.ts';
import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import type { LeadToTry, TriedLead } from '@rafiq/shared/leads/try-contract.ts';
import { sessionExpiry } from '#lib/components/session-expiry.svelte.ts';
import type { ShownProblem } from '#lib/components/submission.svelte.ts';
import { tellUnreached } from '#lib/components/tell-unreached.ts';

export type TryAnswer = { tried: TriedLead; problem?: undefined } | { problem: ShownProblem };

/** What was asked, as one text: whether an answer still answers what is on the screen. */
export const questionOf = (document: PolicyDocument, lead: LeadToTry): string =>
  canonicalText({ document, lead });

/** What a draft would decide about a lead; undefined where nobody answered, which has been said then. */
export async function askTry(document: PolicyDocument, lead: LeadToTry): Promise<TryAnswer | undefined> {
  try {
    const response = await fetch('/manage/policy/edit/try', {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify({ document, lead }),
    });
    if (response.status === 401) {
      sessionExpiry.expired = true;
      return undefined;
    }
    const answer = (await response.json()) as Partial<TryAnswer>;
    if (answer.problem !== undefined || 'tried' in answer) return answer as TryAnswer;
  } catch (error) {
    console.debug(error); // said below, as for a form
  }
  tellUnreached();
  return undefined;
}
