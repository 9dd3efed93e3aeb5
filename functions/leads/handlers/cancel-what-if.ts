import { cancelWhatIf as route } from '@rafiq/shared/leads/what-if-contract.ts';
import { namesOf } from '#functions/identity/index.ts';
import { commit } from '#functions/kernel/commit.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { presentWhatIf } from '../present-what-if.ts';
import { endWrite, findWhatIf, type KeptWhatIf } from '../store/what-ifs.ts';
import { whatIfEvent } from '../what-if-event.ts';

interface Answer {
  whatIf: KeptWhatIf;
  startedBy: string | null;
}

/** Ends one that runs; its worker finds that out when it next tells how far it is. */
export const cancelWhatIf = handle(
  route,
  async ({ whatIfId }, { change, now }): Promise<Answer> => {
    const found = await findWhatIf(whatIfId, now);
    if (found === undefined) throw new Problem('not-found');
    if (found.status !== 'running') throw new Problem('illegal-move');
    const names = await namesOf('vendor', [found.startedBy]);
    const ended = { ...found, status: 'cancelled', endedAt: now } as const;
    return commit<Answer>(change, {
      writes: [endWrite(found, ended)],
      events: [whatIfEvent(found, 'cancelled')],
      answer: {
        whatIf: { ...ended, version: found.version + 1 },
        startedBy: names.get(found.startedBy) ?? null,
      },
    });
  },
  ({ whatIf, startedBy }, { language }) => presentWhatIf(whatIf, startedBy, language),
);
