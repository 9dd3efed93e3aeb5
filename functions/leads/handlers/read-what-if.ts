import { readWhatIf as route } from '@rafiq/shared/leads/what-if-contract.ts';
import { namesOf } from '#functions/identity/index.ts';
import { handle } from '#functions/kernel/handle.ts';
import { figuresWithinReach, presentResult, presentWhatIf } from '../present-what-if.ts';
import { whatIfs } from '../store/what-ifs.ts';

/** A what-if with who started it, the draft it tries and, once it is finished, what came of it. */
export const readWhatIf = handle(route, async ({ whatIfId }, { caller, now, language }) => {
  const found = await whatIfs.findOrThrow(whatIfId, now);
  const [names, document, figures] = await Promise.all([
    namesOf('vendor', [found.startedBy]),
    whatIfs.draftOrThrow(whatIfId),
    whatIfs.findFigures(found),
  ]);
  return {
    ...presentWhatIf(found, names.get(found.startedBy) ?? null, language),
    document,
    result: figures === undefined ? null : presentResult(await figuresWithinReach(figures, caller), language),
  };
});
