import { cancelWhatIf as route } from '@rafiq/shared/leads/what-if-contract.ts';
import { namesOf } from '#functions/identity/index.ts';
import { commit } from '#functions/kernel/commit.ts';
import { handle } from '#functions/kernel/handle.ts';
import type { KeptWhatIf } from '#functions/kernel/what-if-store.ts';
import { presentWhatIf } from '../present-what-if.ts';
import { whatIfs } from '../store/what-ifs.ts';

interface Answer {
  whatIf: KeptWhatIf;
  startedBy: string | null;
}

/** Ends one that runs; its worker finds that out when it next tells how far it is. */
export const cancelWhatIf = handle(
  route,
  async ({ whatIfId }, { change, now }): Promise<Answer> => {
    const found = await whatIfs.findOrThrow(whatIfId, now);
    const { cancelled, ...plan } = whatIfs.cancelling(found, now);
    const names = await namesOf('vendor', [found.startedBy]);
    return commit<Answer>(change, {
      ...plan,
      answer: { whatIf: cancelled, startedBy: names.get(found.startedBy) ?? null },
    });
  },
  ({ whatIf, startedBy }, { language }) => presentWhatIf(whatIf, startedBy, language),
);
