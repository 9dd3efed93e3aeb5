import { readConflictWhatIf as route } from '@rafiq/shared/deals/conflict-what-if-contract.ts';
import { namesOf } from '#functions/identity/index.ts';
import { handle } from '#functions/kernel/handle.ts';
import {
  figuresWithinReach,
  partnersWithinReach,
  presentConflictWhatIf,
} from '../present-conflict-what-if.ts';
import { conflictWhatIfs } from '../store/conflict-what-ifs.ts';

/** A what-if with who started it, the draft it tries and, once it is finished, what came of it. */
export const readConflictWhatIf = handle(route, async ({ conflictWhatIfId }, { caller, now, language }) => {
  const found = await conflictWhatIfs.findOrThrow(conflictWhatIfId, now);
  const [names, document, figures, reaches] = await Promise.all([
    namesOf('vendor', [found.startedBy]),
    conflictWhatIfs.draftOrThrow(conflictWhatIfId),
    conflictWhatIfs.findFigures(found),
    partnersWithinReach(caller),
  ]);
  return {
    ...presentConflictWhatIf(found, names.get(found.startedBy) ?? null, language),
    document,
    result: figures === undefined ? null : figuresWithinReach(figures, reaches),
  };
});
