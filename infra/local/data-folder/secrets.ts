import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as z from 'zod';

const secretsSchema = z.record(z.string(), z.string());

/** Random values made once and kept, one by name: what Secrets Manager and Cognito generate on AWS. */
export interface Secrets {
  of(name: string): string;
}

/** Reads the secrets kept in `file`, readable by its owner alone; new names get a new 256-bit value. */
export function openSecrets(file: string): Secrets {
  const known = existsSync(file) ? secretsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
  return {
    of: (name) => {
      const kept = known[name];
      if (kept !== undefined) return kept;
      const made = randomBytes(32).toString('base64url');
      known[name] = made;
      writeFileSync(`${file}.new`, `${JSON.stringify(known, null, 2)}\n`, { mode: 0o600 });
      renameSync(`${file}.new`, file);
      return made;
    },
  };
}
