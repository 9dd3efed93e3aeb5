import type { ToldWarning } from '@rafiq/shared/leads/tell-warning.ts';
import { startWhatIf as route } from '@rafiq/shared/leads/what-if-contract.ts';
import { namesOf } from '#functions/identity/index.ts';
import { commit } from '#functions/kernel/commit.ts';
import { handle } from '#functions/kernel/handle.ts';
import { newWhatIf, type KeptWhatIf } from '#functions/kernel/what-if-store.ts';
import { mustNameKnown } from '../policy-references.ts';
import { presentWhatIf } from '../present-what-if.ts';
import { whatIfs } from '../store/what-ifs.ts';
import { presentWarnings, warnOfPolicy } from '../warn-of-policy.ts';

interface Answer {
  whatIf: KeptWhatIf;
  startedBy: string | null;
  warnings: ToldWarning[];
}

/** Records what is to be tried, as strictly as if it were published; a worker hears of it and begins. */
export const startWhatIf = handle(
  route,
  async (_params, { caller, body, change, now, newId }): Promise<Answer> => {
    const { document, from, to } = body;
    const [names] = await Promise.all([
      namesOf('vendor', [caller.userId]),
      mustNameKnown(document, '/document'),
    ]);
    const warnings = await warnOfPolicy(document, { now, at: '/document' });
    const whatIf = newWhatIf({ id: newId('whatIf'), from, to, startedBy: caller.userId, startedAt: now });
    return commit<Answer>(change, {
      ...whatIfs.opening(whatIf, document),
      answer: { whatIf, startedBy: names.get(caller.userId) ?? null, warnings },
    });
  },
  ({ whatIf, startedBy, warnings }, { language }) => ({
    ...presentWhatIf(whatIf, startedBy, language),
    warnings: presentWarnings(warnings, language),
  }),
);
