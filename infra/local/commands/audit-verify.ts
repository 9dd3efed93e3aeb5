import path from 'node:path';
import { parseArgs } from 'node:util';
import { StartProblem } from '../start-problem.ts';
import { runOnTable } from './run-on-table.ts';
import { tellProblem } from './tell-problem.ts';

/**
 * `npm run audit:verify [-- --witness FILE]`: walks every audit chain of the running Rafiq, names the first broken
 * link of each and ends with 1 if there is one. A witness keeps outside of Rafiq where the chains stood.
 */
export const run = (given: readonly string[]): Promise<void> =>
  tellProblem(() => {
    const witness = witnessOf(given);
    runOnTable('audit', 'verify', witness === undefined ? [] : ['--witness', witness]);
    return Promise.resolve();
  });

function witnessOf(given: readonly string[]): string | undefined {
  try {
    const { witness } = parseArgs({ args: [...given], options: { witness: { type: 'string' } } }).values;
    // npm changes into the package's folder and keeps the caller's in INIT_CWD.
    return witness && path.resolve(process.env['INIT_CWD'] ?? process.cwd(), witness);
  } catch (cause) {
    throw new StartProblem('The audit takes one option: npm run audit:verify -- --witness FILE', { cause });
  }
}
