import { cancelConflictWhatIf as route } from '@rafiq/shared/deals/conflict-what-if-contract.ts';
import { namesOf } from '#functions/identity/index.ts';
import { commit } from '#functions/kernel/commit.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { conflictWhatIfEvent } from '../conflict-what-if-event.ts';
import { presentConflictWhatIf } from '../present-conflict-what-if.ts';
import { endWrite, findConflictWhatIf, type KeptConflictWhatIf } from '../store/conflict-what-ifs.ts';

interface Answer {
  whatIf: KeptConflictWhatIf;
  startedBy: string | null;
}

/** Ends one that runs; its worker finds that out when it next tells how far it is. */
export const cancelConflictWhatIf = handle(
  route,
  async ({ conflictWhatIfId }, { change, now }): Promise<Answer> => {
    const found = await findConflictWhatIf(conflictWhatIfId, now);
    if (found === undefined) throw new Problem('not-found');
    if (found.status !== 'running') throw new Problem('illegal-move');
    const names = await namesOf('vendor', [found.startedBy]);
    const ended = { ...found, status: 'cancelled', endedAt: now } as const;
    return commit<Answer>(change, {
      writes: [endWrite(found, ended)],
      events: [conflictWhatIfEvent(found, 'cancelled')],
      answer: {
        whatIf: { ...ended, version: found.version + 1 },
        startedBy: names.get(found.startedBy) ?? null,
      },
    });
  },
  ({ whatIf, startedBy }, { language }) => presentConflictWhatIf(whatIf, startedBy, language),
);
