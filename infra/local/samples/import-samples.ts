import path from 'node:path';
import { createClient } from '@rafiq/shared/client.ts';
import { readOverview } from '@rafiq/shared/leads/overview-contract.ts';
import { memberToken } from '../runner/member-token.ts';
import { importFile, outcomeLine } from './import-file.ts';
import { leadsIn, placementLines, waitUntilPlaced } from './placement.ts';
import { progressBar } from './progress-bar.ts';
import { sampleFiles } from './sample-files.ts';
import { createProducts, productsOf, textsOfColumn } from './sample-products.ts';

/** Where a running Rafiq answers. */
export interface RunningRafiq {
  readonly apiUrl: string;
  readonly issuer: string;
}

const operations = 'operations@rafiq.example';

/** Imports the sample files through the public API as channel operations, and tells what became of them. */
export async function importSamples(folder: string, { apiUrl, issuer }: RunningRafiq): Promise<void> {
  const token = await memberToken(issuer, apiUrl, operations);
  const client = createClient({ baseUrl: apiUrl });
  const { data: before } = await client.call(readOverview, { token });

  const names = await textsOfColumn(path.join(folder, 'opportunities.csv'), 'product');
  await createProducts(client, token, productsOf(names));

  const outcomes: string[] = [];
  let leads = 0;
  for (const sample of sampleFiles) {
    const job = await importFile(client, token, folder, sample, progressBar(process.stdout));
    if (sample.kind === 'leads') leads += job.rows.taken;
    outcomes.push(outcomeLine(job));
    if (job.status === 'failed') process.exitCode = 1;
  }
  for (const line of outcomes) console.log(line);

  const after = await waitUntilPlaced(client, token, leadsIn(before) + leads);
  for (const line of placementLines(before, after)) console.log(line);
}
