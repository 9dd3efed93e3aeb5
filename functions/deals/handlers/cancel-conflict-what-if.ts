import { cancelConflictWhatIf as route } from '@rafiq/shared/deals/conflict-what-if-contract.ts';
import { namesOf } from '#functions/identity/index.ts';
import { commit } from '#functions/kernel/commit.ts';
import { handle } from '#functions/kernel/handle.ts';
import type { KeptWhatIf } from '#functions/kernel/what-if-store.ts';
import { presentConflictWhatIf } from '../present-conflict-what-if.ts';
import { conflictWhatIfs } from '../store/conflict-what-ifs.ts';

interface Answer {
  whatIf: KeptWhatIf;
  startedBy: string | null;
}

/** Ends one that runs; its worker finds that out when it next tells how far it is. */
export const cancelConflictWhatIf = handle(
  route,
  async ({ conflictWhatIfId }, { change, now }): Promise<Answer> => {
    const found = await conflictWhatIfs.findOrThrow(conflictWhatIfId, now);
    const { cancelled, ...plan } = conflictWhatIfs.cancelling(found, now);
    const names = await namesOf('vendor', [found.startedBy]);
    return commit<Answer>(change, {
      ...plan,
      answer: { whatIf: cancelled, startedBy: names.get(found.startedBy) ?? null },
    });
  },
  ({ whatIf, startedBy }, { language }) => presentConflictWhatIf(whatIf, startedBy, language),
);
