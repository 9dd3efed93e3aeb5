import type { ConflictWarning } from '@rafiq/shared/deals/conflict-warnings.ts';
import { startConflictWhatIf as route } from '@rafiq/shared/deals/conflict-what-if-contract.ts';
import { namesOf } from '#functions/identity/index.ts';
import { commit } from '#functions/kernel/commit.ts';
import { handle } from '#functions/kernel/handle.ts';
import { newWhatIf, type KeptWhatIf } from '#functions/kernel/what-if-store.ts';
import { mustNameKnown } from '../conflict-policy-references.ts';
import { presentConflictWhatIf } from '../present-conflict-what-if.ts';
import { conflictWhatIfs } from '../store/conflict-what-ifs.ts';
import { presentConflictWarnings, warnOfConflictPolicy } from '../warn-of-conflict-policy.ts';

interface Answer {
  whatIf: KeptWhatIf;
  startedBy: string | null;
  warnings: ConflictWarning[];
}

/** Records what is to be tried, as strictly as if it were published; a worker hears of it and begins. */
export const startConflictWhatIf = handle(
  route,
  async (_params, { caller, body, change, now, newId }): Promise<Answer> => {
    const { document, from, to } = body;
    const [names] = await Promise.all([
      namesOf('vendor', [caller.userId]),
      mustNameKnown(document, '/document'),
    ]);
    const warnings = await warnOfConflictPolicy(document, '/document');
    const asked = { id: newId('whatIf'), from, to, startedBy: caller.userId, startedAt: now };
    const whatIf = newWhatIf(asked);
    return commit<Answer>(change, {
      ...conflictWhatIfs.opening(whatIf, document),
      answer: { whatIf, startedBy: names.get(caller.userId) ?? null, warnings },
    });
  },
  ({ whatIf, startedBy, warnings }, { language }) => ({
    ...presentConflictWhatIf(whatIf, startedBy, language),
    warnings: presentConflictWarnings(warnings, language),
  }),
);
