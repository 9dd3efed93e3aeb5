/** A test that no gate runs proves nothing: each file of tests belongs to exactly one. */
import { globSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { repositoryRoot } from '../../infra/repository.ts';
import config from '../../vitest.config.ts';

const matches = (file: string, patterns: readonly string[] = []): boolean =>
  patterns.some((pattern) => path.matchesGlob(file, pattern));

test('each file of tests belongs to exactly one gate', () => {
  const files = globSync('{shared,functions,infra,portal,test}/**/*.test.ts', {
    cwd: repositoryRoot,
    exclude: (name) => name.endsWith('node_modules'),
  });
  const projects = (config.test?.projects ?? []).flatMap((project) =>
    typeof project === 'object' && 'test' in project && project.test ? [project.test] : [],
  );
  const strays = files.filter(
    (file) =>
      projects.filter(({ include, exclude }) => matches(file, include) && !matches(file, exclude)).length !==
      1,
  );
  expect([files.length > 200, strays]).toEqual([true, []]);
});
