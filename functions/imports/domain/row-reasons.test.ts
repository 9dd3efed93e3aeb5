import ar from '@rafiq/shared/messages/ar.json' with { type: 'json' };
import en from '@rafiq/shared/messages/en.json' with { type: 'json' };
import fa from '@rafiq/shared/messages/fa.json' with { type: 'json' };
import { expect, test } from 'vitest';
import { jobFailures, rowFaults, rowNotices } from './row-reasons.ts';

test.each([
  ['en', en],
  ['ar', ar],
  ['fa', fa],
])(
  'every reason has its sentence in %s, with the same parameters',
  (_, catalogue: Record<string, string>) => {
    const namesIn = (text = '') => [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name).sort();
    for (const code of [...rowFaults, ...rowNotices, ...jobFailures]) {
      const key = `reason.import.${code}`;
      expect(catalogue).toHaveProperty([key]);
      expect([key, namesIn(catalogue[key])]).toEqual([key, namesIn((en as Record<string, string>)[key])]);
    }
  },
);
