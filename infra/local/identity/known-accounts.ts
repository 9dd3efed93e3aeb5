import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';

const accountsSchema = z.object({
  accounts: z.array(z.object({ email: z.string(), label: z.string(), role: z.string() })).default([]),
  integrators: z.array(z.object({ clientId: z.string(), label: z.string() })).default([]),
});

/** Who the demo data made: offered on the sign-in page and printed when Rafiq is ready. */
export type KnownAccounts = z.output<typeof accountsSchema>;
export type DemoAccount = KnownAccounts['accounts'][number];

/** Reads the accounts that seeding left in the data folder (`accounts.json`); none if it left none. */
export function readKnownAccounts(file: string): KnownAccounts {
  return existsSync(file)
    ? accountsSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    : accountsSchema.parse({});
}

/** Leaves the accounts in the data folder. */
export const writeKnownAccounts = (file: string, accounts: KnownAccounts): void =>
  writeFileSync(file, `${JSON.stringify(accounts, null, 2)}\n`);
