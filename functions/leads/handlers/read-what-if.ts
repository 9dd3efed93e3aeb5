import { readWhatIf as route } from '@rafiq/shared/leads/what-if-contract.ts';
import { namesOf } from '#functions/identity/index.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { figuresWithinReach, presentResult, presentWhatIf } from '../present-what-if.ts';
import { findDraft, findFigures, findWhatIf } from '../store/what-ifs.ts';

/** A what-if with who started it, the draft it tries and, once it is finished, what came of it. */
export const readWhatIf = handle(route, async ({ whatIfId }, { caller, now, language }) => {
  const found = await findWhatIf(whatIfId, now);
  if (found === undefined) throw new Problem('not-found');
  const [names, document, figures] = await Promise.all([
    namesOf('vendor', [found.startedBy]),
    findDraft(whatIfId),
    found.status === 'finished' ? findFigures(whatIfId) : undefined,
  ]);
  if (document === undefined) throw new Error(`${whatIfId} has no draft`);
  return {
    ...presentWhatIf(found, names.get(found.startedBy) ?? null, language),
    document,
    result: figures === undefined ? null : presentResult(await figuresWithinReach(figures, caller), language),
  };
});
