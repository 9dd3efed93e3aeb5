/** What is to be warned of in a policy that is published or tried: the shared judgement, on the partners as they stand. */
import type { Warnings } from '@rafiq/shared/leads/policy-contract.ts';
import {
  policyWarnings,
  type KnownPartners,
  type WarnedPolicy,
} from '@rafiq/shared/leads/policy-warnings.ts';
import { tellWarning, type ToldWarning } from '@rafiq/shared/leads/tell-warning.ts';
import { sentence } from '@rafiq/shared/messages.ts';
import type { UiLanguage } from '@rafiq/shared/text.ts';
import { rosterVersion } from '#functions/partners/index.ts';
import { candidatesAt } from './candidates.ts';
import type { CandidateIndex } from './domain/distribution/candidate.ts';
import { knownPartners } from './domain/distribution/known-partners.ts';

/** Whoever puts these right may ask again; as many as errors of a refusal. */
const mostTold = 100;

/** @param at where the policy stands in the request: `/document` */
export const warningsIn = (policy: WarnedPolicy, known: KnownPartners, at = ''): ToldWarning[] =>
  policyWarnings(policy, known)
    .slice(0, mostTold)
    .map((warning) => {
      const told = tellWarning(policy, warning);
      return { ...told, pointer: `${at}${told.pointer}` };
    });

/** The same on the roster as it stands (1 request, and the roster where it has moved). */
export async function warnOfPolicy(
  policy: WarnedPolicy,
  { now, at = '' }: { now: string; at?: string },
): Promise<ToldWarning[]> {
  const index: CandidateIndex = await candidatesAt(await rosterVersion());
  return warningsIn(policy, knownPartners(index.all, now), at);
}

/** Warnings with their sentences in the reader's language. */
export const presentWarnings = (told: readonly ToldWarning[], language: UiLanguage): Warnings =>
  told.map(({ code, pointer, key, params }) => ({ code, pointer, detail: sentence(language, key, params) }));
