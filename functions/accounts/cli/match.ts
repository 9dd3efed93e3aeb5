/**
 * Finds known names for typed ones: `node functions/accounts/cli/match.ts NAMES.csv QUERIES.csv`, both one name a line.
 * Writes a line for each of the ten best names of each query, `query,rank,name,score`, the score between 0 and 1. Ends
 * with 2 where a file cannot be read.
 */
import { csvCell } from '@rafiq/shared/csv/csv-cell.ts';
import { once } from 'node:events';
import path from 'node:path';
import { NameMatcher } from '../domain/matching/match-names.ts';
import { readNames, UnreadableNames } from './read-names.ts';

const most = 10;
const quoted = (cell: string): string => csvCell(cell, ',');

function linesOf(matcher: NameMatcher, names: readonly string[], query: string): string {
  return matcher
    .nearest(query, most)
    .map(
      ({ place, score }, at) =>
        `${quoted(query)},${at + 1},${quoted(names[place] ?? '')},${score.toFixed(4)}\n`,
    )
    .join('');
}

async function match(namesFile: string, queriesFile: string): Promise<void> {
  const names = readNames(namesFile);
  const queries = readNames(queriesFile);
  const matcher = new NameMatcher(names);
  for (const query of queries)
    if (!process.stdout.write(linesOf(matcher, names, query))) await once(process.stdout, 'drain');
}

const [namesFile, queriesFile, another] = process.argv.slice(2);
// Whoever reads may have enough before the end, as `head` has.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
if (!namesFile || !queriesFile || another !== undefined) {
  console.error(
    'Say which names, and what is looked for among them: npm run -s match -- NAMES.csv QUERIES.csv',
  );
  process.exitCode = 2;
} else
  try {
    await match(path.resolve(namesFile), path.resolve(queriesFile));
  } catch (error) {
    if (!(error instanceof UnreadableNames)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
