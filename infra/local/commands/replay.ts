import { StartProblem } from '../start-problem.ts';
import { runOnTable } from './run-on-table.ts';
import { tellProblem } from './tell-problem.ts';

/**
 * `npm run replay [-- LEAD…]`: makes the placements of the running Rafiq again, all or those of some leads, and says how
 * many come out the same byte for byte; ends with 1 if one does not.
 */
export const run = (given: readonly string[]): Promise<void> =>
  tellProblem(() => {
    runOnTable('leads', 'replay', leadArguments(given));
    return Promise.resolve();
  });

/** @throws StartProblem for what is no lead */
export function leadArguments(given: readonly string[]): readonly string[] {
  const stranger = given.find((lead) => !/^lead_[0-9a-z]{26}$/.test(lead));
  if (stranger !== undefined)
    throw new StartProblem(`${stranger} is no lead: npm run replay -- lead_01m8e2tafffdvtjdhkz4gjtp02`);
  return given;
}
