import { readWhatIf as route } from '@rafiq/shared/leads/what-if-contract.ts';
import { namesOf } from '#functions/identity/index.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { figuresWithinReach, presentResult, presentWhatIf } from '../present-what-if.ts';
import { findResult, findWhatIf } from '../store/what-ifs.ts';

/** A what-if with who started it and, once it is finished, what came of it. */
export const readWhatIf = handle(route, async ({ whatIfId }, { caller, now, language }) => {
  const found = await findWhatIf(whatIfId, now);
  if (found === undefined) throw new Problem('not-found');
  const [names, result] = await Promise.all([
    namesOf('vendor', [found.startedBy]),
    found.status === 'finished' ? findResult(whatIfId) : undefined,
  ]);
  return {
    ...presentWhatIf(found, names.get(found.startedBy) ?? null, language),
    result:
      result === undefined
        ? null
        : presentResult(await figuresWithinReach(result.figures, caller), result.document, language),
  };
});
