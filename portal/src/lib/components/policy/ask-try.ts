import { canonicalText } from '@rafiq/shared/canonical-text.ts';
import { sessionExpiry } from '#lib/components/session-expiry.svelte.ts';
import type { ShownProblem } from '#lib/components/submission.svelte.ts';
import { tellUnreached } from '#lib/components/tell-unreached.ts';

export type TryAnswer<Tried> = { tried: Tried; problem?: undefined } | { problem: ShownProblem };

/** What is asked, as one text: whether an answer still answers what is on the screen. */
export const questionOf = (asked: object): string => canonicalText(asked);

/** Asks the page's own server what a draft would decide; undefined where nobody answered, which has been said then. */
export async function askTry<Tried>(path: string, asked: object): Promise<TryAnswer<Tried> | undefined> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(asked),
    });
    if (response.status === 401) {
      sessionExpiry.expired = true;
      return undefined;
    }
    const answer = (await response.json()) as Partial<TryAnswer<Tried>>;
    if (answer.problem !== undefined || 'tried' in answer) return answer as TryAnswer<Tried>;
  } catch (error) {
    console.debug(error); // said below, as for a form
  }
  tellUnreached();
  return undefined;
}
