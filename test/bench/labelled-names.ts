/** Names as people write them, with the registered ones that are meant: made by operators, and known and examined ones by hand. */
import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { randomOf } from '../../infra/local/seed/demo/random.ts';
import { repositoryRoot } from '../../infra/repository.ts';
import { operators, plainCore } from './name-variants.ts';

/** Two names, and whether they are one company's. */
export interface LabelledPair {
  written: string;
  registered: string;
  same: boolean;
}

/** Well-known companies of many countries and scripts, and others that look like them. */
export const wellKnownPairs = (): LabelledPair[] =>
  parse<{ written: string; registered: string; verdict: string }>(
    readFileSync(path.join(repositoryRoot, 'test/fixtures/company-names.csv')),
    { columns: true },
  ).map(({ written, registered, verdict }) => ({ written, registered, same: verdict === 'same' }));

/** A pair of the examination, and what it examines: `legal form`, `typo`, …, or `decision` for pairs to be told apart. */
export interface ExaminedPair extends LabelledPair {
  kind: string;
}

/**
 * Names as stock exchanges, registers, films and customer lists write them, to examine the engine by names its builder did
 * not make: 1,378 pairs from before the engine was read, and 459 from after a first mending. Half of them were looked at
 * row by row while it was mended, so that what is found of them is rather more than of names nobody has seen.
 */
export const examinedPairs = (): ExaminedPair[] =>
  parse<{ kind: string; written: string; registered: string; verdict: string }>(
    readFileSync(path.join(repositoryRoot, 'test/fixtures/examined-names.csv')),
    { columns: true },
  ).map(({ verdict, ...pair }) => ({ ...pair, same: verdict === 'same' }));

const shortestCore = 3;

/** So many variants of real names by each operator, as `operator → pairs`; the same for the same seed. */
export function variantsOf(
  names: readonly string[],
  perOperator: number,
  seed: string,
): Map<string, LabelledPair[]> {
  return new Map(
    Object.entries(operators).map(([operator, vary]) => {
      const random = randomOf(`${seed}/${operator}`);
      const pairs: LabelledPair[] = [];
      for (let tries = 0; pairs.length < perOperator && tries < perOperator * 60; tries += 1) {
        const registered = random.pick(names);
        const written = vary(registered, random);
        if (written !== undefined && written !== registered && plainCore(written).length >= shortestCore)
          pairs.push({ written, registered, same: true });
      }
      return [operator, pairs];
    }),
  );
}

const trades = ['Chemicals', 'Films', 'Insurance', 'Shipping', 'Hospital', 'Mining'];
const words = (name: string): string[] => name.split(/\s+/u);

/** Names that are almost another's and belong to somebody else: another telling word, number or trade. */
export function trapsOf(names: readonly string[], count: number, seed: string): LabelledPair[] {
  const random = randomOf(`${seed}/traps`);
  const traps: LabelledPair[] = [];
  while (traps.length < count) {
    const registered = random.pick(names);
    const parts = words(registered);
    const stranger = words(random.pick(names))[0] ?? '';
    if (parts.length < 2 || stranger.length < 5 || (parts[0]?.length ?? 0) < 4) continue;
    const written = random
      .pick([
        [stranger, ...parts.slice(1)],
        [...parts, String(random.between(2, 9))],
        [parts[0] ?? '', stranger, ...parts.slice(1)],
        [parts[0] ?? '', random.pick(trades)],
      ])
      .join(' ');
    if (plainCore(written) !== plainCore(registered)) traps.push({ written, registered, same: false });
  }
  return traps;
}
