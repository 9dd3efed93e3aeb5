import { describe, expect, it } from 'vitest';
import { benchmarks } from './benchmarks.ts';
import { bounds, resultsTable, withTable } from './results-table.ts';

const figures = {
  'import.vs-raw': { value: 40, unit: 'leads/s', baseline: 100, ratio: 0.4 },
  'bundle.size': { value: 497.1, unit: 'kB, largest', baseline: 520, ratio: 0.956 },
  'new.figure': { value: 7, unit: 'things', baseline: 7, ratio: 1 },
};

describe('the table of figures', () => {
  it('says of each what was demanded and whether it was met', () => {
    expect(resultsTable(figures, 'a machine').split('\n')).toEqual([
      'Written on a machine.',
      '',
      '| figure          | measured          | against | ratio | aim   | met    |',
      '| --------------- | ----------------- | ------- | ----- | ----- | ------ |',
      '| `bundle.size`   | 497.1 kB, largest | 520     | 0.956 | ≤ 1   | yes    |',
      '| `import.vs-raw` | 40 leads/s        | 100     | 0.4   | ≥ 0.5 | **no** |',
      '| `new.figure`    | 7 things          | 7       | 1     |       |        |',
    ]);
  });

  it('knows a bound for every figure there is, and for no other', () => {
    const known = Object.values(benchmarks).flatMap(({ ids }) => ids);
    expect(Object.keys(bounds).sort()).toEqual(known.sort());
  });

  it('takes the place of the one before it, and leaves the rest of the document alone', () => {
    const marks = (table: string) =>
      `# Title\n\n<!-- figures: written by \`npm run bench -- --table FILE\` -->${table}<!-- end of figures -->\n\nMore.\n`;
    const once = withTable(marks('\n\n'), 'one');
    expect(once).toBe(marks('\n\none\n\n'));
    expect(withTable(once, 'two')).toBe(marks('\n\ntwo\n\n'));
  });

  it('is refused by a document without a place for it', () => {
    expect(() => withTable('# Title\n', 'one')).toThrow(/no place/);
  });
});
