import path from 'node:path';
import { parseArgs } from 'node:util';
import { StartProblem } from '../start-problem.ts';

/**
 * Reads `FILE [--replace]`, the file seen from where the command was typed.
 * @param usage shown for anything else
 */
export function fileArgument(given: readonly string[], usage: string): { file: string; replace: boolean } {
  const { positionals, replace } = parse(given, usage);
  const [file, another] = positionals;
  if (file === undefined || file === '' || another !== undefined) throw new StartProblem(usage);
  // npm changes into the package's folder and keeps the caller's in INIT_CWD.
  return { file: path.resolve(process.env['INIT_CWD'] ?? process.cwd(), file), replace };
}

function parse(given: readonly string[], usage: string): { positionals: string[]; replace: boolean } {
  try {
    const { values, positionals } = parseArgs({
      args: [...given],
      options: { replace: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    return { positionals, replace: values.replace };
  } catch (cause) {
    throw new StartProblem(usage, { cause });
  }
}
