/**
 * The memory that an import of 50,000 rows takes beside one of 8,800: its worker, whole with the rooms it records
 * in, over the embedded database and object store, in a process of its own for each size. Placement and all that
 * follows from a lead are left out: they are other workers' memory.
 */
import * as z from 'zod';
import { access } from '#functions/imports/access.ts';
import { startTestDatabase } from '../fixtures/database.ts';
import { startTestObjects, type TestObjects } from '../fixtures/objects.ts';
import { figure, type Run } from './figure.ts';
import { importRows as few } from './import-channel.ts';
import { opportunitiesOf } from './opportunities.ts';
import { toldByProcess } from './told-by-process.ts';

const many = 50_000;

const measuredSchema = z.object({
  restMb: z.number(),
  peakMb: z.number(),
  taken: z.number(),
  slices: z.number(),
  seconds: z.number(),
});
export type Measured = z.output<typeof measuredSchema>;

async function measure(objects: TestObjects, rows: number): Promise<Measured> {
  const { startedImport } = await import('../fixtures/started-import.ts');
  const job = await startedImport(objects, opportunitiesOf(rows), { source: `benchmark-${rows}` });
  const measured = await runApart(job.id);
  if (measured.taken !== rows) throw new Error(`${measured.taken} of ${rows} rows were taken`);
  return measured;
}

/** The worker finds its database and files by the environment, which it inherits; its heap is bounded as on AWS. */
const runApart = (importId: string): Promise<Measured> =>
  toldByProcess({
    module: 'import-memory-process.ts',
    told: measuredSchema,
    given: [importId],
    execArgv: [`--max-old-space-size=${access.workers['run-import'].memoryMb}`],
  });

export const run: Run = async (tell) => {
  const database = await startTestDatabase();
  const objects = await startTestObjects();
  try {
    const above: number[] = [];
    for (const rows of [few, many]) {
      const { restMb, peakMb, slices, seconds } = await measure(objects, rows);
      tell(
        `${rows} rows in ${seconds.toFixed(0)} s and ${slices} slices: ${restMb.toFixed(0)} MB at rest, ${peakMb.toFixed(0)} MB at most`,
      );
      above.push(peakMb - restMb);
    }
    const [least = 0, most = 0] = above;
    return { 'import.memory': figure(most, 'MB for 50,000 rows', least) };
  } finally {
    await Promise.all([database.stop(), objects.stop()]);
  }
};
