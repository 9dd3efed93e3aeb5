/** Demo data: eight weeks of a plausible channel, made by the domain's own functions and loaded in bulk. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { seenWrite } from '#functions/leads/store/tally.ts';
import type { LocalResource } from '../assembly/local-assembly.ts';
import { writeDemoAccounts } from './demo-accounts.ts';
import { linkedItems } from './demo/link-events.ts';
import { demoLeads, demoPartners, tellStory } from './demo/tell-story.ts';
import { importItems } from './import-items.ts';
import { writeItems } from './write-items.ts';

export interface DemoSurroundings {
  /** The running database; the table is made and empty. `file` is its file, if it is the embedded one. */
  readonly database: { readonly client: DynamoDBClient; readonly file: string | undefined };
  /** The rooms' table as the template describes it. */
  readonly table: LocalResource;
  /** Where the sign-in page finds its accounts: `accounts.json` of the data folder. */
  readonly accountsFile: string;
  readonly nowMs: number;
  readonly progress?: (message: string) => void;
}

/** The one story that is told; another seed would tell another. */
const seed = 'rafiq';

/**
 * Fills the table of a new data folder and names the accounts to sign in with. It includes the vendor's first
 * member (operations@rafiq.example), so that nothing else needs to be bootstrapped beside it.
 */
export async function seedDemo(surroundings: DemoSurroundings): Promise<void> {
  const { database, table, accountsFile, nowMs, progress = () => undefined } = surroundings;
  progress(`Making demo data: ${demoPartners.length} partners, ${demoLeads} leads, eight weeks`);
  const story = tellStory(seed, nowMs);
  const told = story.world.table.items();
  const items = [...told, ...linkedItems(told, nowMs)];
  progress(`Loading demo data: ${items.length} items`);
  if (database.file !== undefined) await importItems(items, table, database.file);
  else {
    // Elsewhere every item comes by on the stream: its events are counted already, and must not count again.
    const at = new Date(nowMs).toISOString();
    const seen = story.told.flatMap(({ id }) => {
      const write = seenWrite(id, at);
      return 'put' in write ? [write.put] : [];
    });
    await writeItems([...seen, ...items], table.name, database.client);
  }
  writeDemoAccounts(accountsFile, story);
}
