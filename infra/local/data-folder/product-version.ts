import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { repositoryRoot } from '../../repository.ts';

/** The version of this Rafiq, as its package names it: `0.1.0`. */
export const productVersion = (): string =>
  z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(path.join(repositoryRoot, 'package.json'), 'utf8'))).version;
