import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { StatedReading } from '@rafiq/shared/imports/contract.ts';
import { encodings, type ImportKind } from '@rafiq/shared/imports/status.ts';
import { documents, tableName } from '#functions/kernel/dynamo.ts';
import type { StoredEvent } from '#functions/kernel/event.ts';
import { newId } from '#functions/kernel/id.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../../test/fixtures/database.ts';
import { encodeText } from '../../../test/fixtures/encode-text.ts';
import { startTestObjects, type TestObjects } from '../../../test/fixtures/objects.ts';
import { startedImport } from '../../../test/fixtures/started-import.ts';
import { askToCancel, type ImportJob } from '../domain/import-job.ts';
import { dynamoImportStore as imports } from '../store/dynamo-import-store.ts';
import { objectKey } from '../store/import-keys.ts';
import { runSlice, type SliceLimits } from './run-slice.ts';
import { takeRowOf, type TakeRow } from './take-row.ts';

let database: TestDatabase;
let objects: TestObjects;
beforeAll(async () => {
  database = await startTestDatabase();
  objects = await startTestObjects();
});
afterAll(() => Promise.all([database.stop(), objects.stop()]));

const by = { kind: 'person', id: 'user_operations', organisation: 'vendor' } as const;
const change = () => ({ at: new Date().toISOString(), by, requestId: 'test' });
const given = { given: true, basis: 'contract', source: 'CRM export', date: '2026-11-01' } as const;
const limits: SliceLimits = { ms: 60_000, stretch: { lanes: 3, rows: 5, ms: 10_000 } };

let source: string;
beforeEach(() => {
  source = `crm-${newId('event')}`;
});

const started = (text: string | Buffer, kind: ImportKind = 'leads', stated: StatedReading = {}) =>
  startedImport(objects, text, { source, kind, stated });

const jobNow = async (id: string): Promise<ImportJob> => {
  const job = await imports.find(id);
  if (job === undefined) throw new Error('The job is gone');
  return job;
};
const recordsOf = async (kind: 'lead' | 'partner') =>
  (await database.items())
    .filter((item) => item['kind'] === kind && item['sk'] === 'RECORD')
    .map(
      (item) =>
        (kind === 'lead' ? item['lead'] : item) as {
          name?: string;
          externalRef: { source: string; id: string };
        },
    )
    .filter(({ externalRef }) => externalRef.source === source);
const eventsOf = async (id: string) =>
  (await database.items())
    .filter(({ pk, kind }) => pk === `IMPORT#${id}` && kind === 'event')
    .map(({ event }) => (event as StoredEvent).type);
/** Leaves an invitation as whoever accepted it would: being only invited elsewhere keeps no address. */
async function join(email: string): Promise<void> {
  const invitation = (await database.items()).find(
    (item) => item['kind'] === 'invitation' && item['email'] === email,
  );
  if (invitation === undefined) throw new Error(`${email} was not invited`);
  const Item = { ...invitation, status: 'used', subject: email };
  await documents.send(new PutCommand({ TableName: tableName(), Item }));
}
const findingsOf = async (id: string, kind?: 'refused' | 'notice') => {
  const scope = { subject: 'test', path: '/', filters: {} };
  const { items } = await imports.listFindings(id, kind, { limit: 100, scope });
  return items.map(({ row, column, reason }) => [row, column, reason.code]);
};

const leadRows = (count: number, from = 1) =>
  Array.from(
    { length: count },
    (_, index) => `L${from + index},Company ${(from + index) % 7},Kenya,,Won\n`,
  ).join('');
const header = 'opportunity_id,account,office_location,engage_date,stage\n';

describe('a file of leads', () => {
  test('whose quotes end a cell too early refuses that row, whatever stands behind them', async () => {
    const job = await started(
      `${header}A1,"Noor "the, best" shop",Kenya,,Won\nA2,"a"b"c",Kenya,,Won\nA3,"Zed, ""the"" shop",Kenya,,Won\n`,
    );
    await runSlice(job.id, 'evnt_1', limits);
    expect(await jobNow(job.id)).toMatchObject({ rows: { read: 3, taken: 1, refused: 2 } });
    expect(await findingsOf(job.id)).toEqual([
      [2, null, 'import.stray-quote'],
      [3, null, 'import.stray-quote'],
    ]);
  });

  test('in single quotes is taken by them to its end', async () => {
    const job = await started(`${header}'A1','Noor, Trading','Kenya','',''\n'A2','O''Brien','Kenya','',''\n`);
    await runSlice(job.id, 'evnt_1', limits);
    expect(await jobNow(job.id)).toMatchObject({ rows: { read: 2, taken: 2, refused: 0 } });
    expect((await recordsOf('lead')).map(({ externalRef }) => externalRef.id).sort()).toEqual(['A1', 'A2']);
  });

  test('is taken row by row; what cannot be taken is told with its row and column', async () => {
    const job = await started(
      `${header}A1,Noor,Kenya,20-10-2017,Won\nA2,,Kenya,,Lost\n\nA3,Nu\u0081r,Korea,03-04-2017,Won\nA4,Zed,Japan,soon,Won\n`,
    );
    await runSlice(job.id, 'evnt_1', limits);
    expect(await jobNow(job.id)).toMatchObject({
      status: 'finished',
      failure: null,
      dateOrder: 'day-first',
      rows: { total: 4, read: 4, taken: 2, unchanged: 0, refused: 2, noticed: 1 },
    });
    expect(await findingsOf(job.id)).toEqual([
      [3, 'account', 'import.required'],
      [5, 'account', 'import.control-characters-removed'],
      [5, 'office_location', 'import.country-kept-as-text'],
      [6, 'engage_date', 'import.not-a-date'],
    ]);
    expect(await findingsOf(job.id, 'refused')).toHaveLength(2);
    const leads = await recordsOf('lead');
    expect(leads).toHaveLength(2);
    expect(leads.find(({ externalRef }) => externalRef.id === 'A3')).toMatchObject({
      customer: { companyName: 'Nur' },
      facts: {
        country: null,
        countryText: 'Korea',
        receivedAt: '2017-04-03T00:00:00.000Z',
        valueBand: 'unknown',
      },
      source: { stage: 'Won' },
      consentToShare: given,
    });
  });

  test('whose date is mistyped is told so beside its cell', async () => {
    const job = await started(`${header}F1,Noor,Kenya,2036-10-20,Won\n`);
    await runSlice(job.id, 'evnt_1', limits);
    expect(await findingsOf(job.id)).toEqual([[2, 'engage_date', 'import.not-received-yet']]);
  });

  test('changes nothing when it comes again, and takes only what was added', async () => {
    const first = await started(header + leadRows(12));
    await runSlice(first.id, 'evnt_1', limits);
    const before = await recordsOf('lead');
    const second = await started(header + leadRows(12) + leadRows(1, 13) + leadRows(1));
    await runSlice(second.id, 'evnt_2', limits);
    expect((await jobNow(second.id)).rows).toMatchObject({ read: 14, taken: 1, unchanged: 13 });
    const after = await recordsOf('lead');
    expect(after).toHaveLength(13);
    expect(after).toEqual(expect.arrayContaining(before));
  });

  test('goes on after a crash without doubling or miscounting, wherever it was cut off', async () => {
    for (const cut of [1, 5, 6, 13, 23]) {
      source = `cut-${cut}-${newId('event')}`;
      const job = await started(header + leadRows(23));
      let begun = 0;
      const crashing: typeof takeRowOf = (...asked) => {
        const take = takeRowOf(...asked);
        return async (cells, rowChange) => {
          begun += 1;
          const taken = await take(cells, rowChange);
          // The row is recorded, but the worker does not live to hear of it.
          if (begun >= cut) throw Object.assign(new Error('killed'), { $metadata: {} });
          return taken;
        };
      };
      vi.spyOn(Math, 'random').mockReturnValue(0.001);
      const crash = runSlice(job.id, 'evnt_1', limits, crashing);
      if (cut <= 5) await expect(crash).rejects.toThrow('killed');
      else await crash;
      vi.restoreAllMocks();
      expect((await jobNow(job.id)).status).toBe('running');
      // The second run may take shorter steps than the first: what that one recorded spans several of them.
      await runSlice(job.id, 'evnt_2', { ...limits, stretch: { ...limits.stretch, rows: 2 } });
      expect(await jobNow(job.id)).toMatchObject({
        status: 'finished',
        rows: { total: 23, read: 23, taken: 23, unchanged: 0, refused: 0 },
      });
      expect(await recordsOf('lead')).toHaveLength(23);
    }
  });

  test.each(encodings)(
    'goes on after a crash in a file of %s, with letters of every width',
    async (encoding) => {
      const name =
        { 'windows-1252': 'Müller', 'windows-1256': 'شركة النور' }[encoding as string] ?? 'نور 🚲 Müller';
      const rows = Array.from({ length: 13 }, (_, index) => `L${index};${name} ${index};Kenya;;Won\r\n`).join(
        '',
      );
      const job = await started(encodeText(header.replaceAll(',', ';') + rows, encoding), 'leads', {
        encoding,
      });
      expect(job.plan?.reading).toMatchObject({ encoding, delimiter: ';' });
      let begun = 0;
      vi.spyOn(Math, 'random').mockReturnValue(0.001);
      await runSlice(job.id, 'evnt_1', limits, (...asked) => {
        const take = takeRowOf(...asked);
        return async (cells, rowChange) => {
          const taken = await take(cells, rowChange);
          begun += 1;
          if (begun >= 8) throw Object.assign(new Error('killed'), { $metadata: {} });
          return taken;
        };
      });
      vi.restoreAllMocks();
      expect((await jobNow(job.id)).checkpoint?.row).toBe(6);
      await runSlice(job.id, 'evnt_2', limits);
      expect(await jobNow(job.id)).toMatchObject({
        status: 'finished',
        rows: { total: 13, read: 13, taken: 13, unchanged: 0, refused: 0 },
      });
      const leads = (await recordsOf('lead')) as unknown as { customer: { companyName: string } }[];
      expect(leads.map(({ customer }) => customer.companyName).sort()).toEqual(
        Array.from({ length: 13 }, (_, index) => `${name} ${index}`).sort(),
      );
    },
  );

  test('is handed over when the time of a slice is over', async () => {
    const job = await started(header + leadRows(12));
    for (let slice = 1; (await jobNow(job.id)).status === 'running'; slice += 1) {
      await runSlice(job.id, `evnt_${slice}`, { ...limits, ms: 1 });
      expect(slice).toBeLessThan(10);
    }
    expect((await jobNow(job.id)).rows).toMatchObject({ read: 12, taken: 12 });
    const events = await eventsOf(job.id);
    expect(events.filter((type) => type === 'rafiq.imports.job.continued.v1').length).toBeGreaterThanOrEqual(
      2,
    );
    expect(events.at(-1)).toBe('rafiq.imports.job.finished.v1');
    // A late repetition of an old event finds nothing to do.
    await runSlice(job.id, 'evnt_1', limits);
    expect(await eventsOf(job.id)).toEqual(events);
  });

  test('run by several workers at once is finished by one of them, each row once', async () => {
    const job = await started(header + leadRows(30));
    await Promise.all(['evnt_1', 'evnt_2', 'evnt_3'].map((id) => runSlice(job.id, id, limits)));
    expect(await jobNow(job.id)).toMatchObject({
      status: 'finished',
      rows: { read: 30, taken: 30, unchanged: 0 },
    });
    expect(await recordsOf('lead')).toHaveLength(30);
  });

  test('loses one row, not the rest, to a fault of ours', async () => {
    const job = await started(header + leadRows(6));
    await runSlice(job.id, 'evnt_1', limits, (...asked) => {
      const take = takeRowOf(...asked);
      const faulty: TakeRow = (cells, rowChange) =>
        cells[0] === 'L3' ? Promise.reject(new TypeError('a bug')) : take(cells, rowChange);
      return faulty;
    });
    expect(await jobNow(job.id)).toMatchObject({
      status: 'finished',
      rows: { read: 6, taken: 5, refused: 1 },
    });
    expect(await findingsOf(job.id)).toEqual([[4, null, 'import.unexpected']]);
  });
});

describe('a job that is cancelled', () => {
  const askCancel = async (id: string) =>
    imports.save(askToCancel(await jobNow(id), change().at), 'cancel-asked', change());

  test('ends with the rows at work, keeps what it took and says so', async () => {
    const job = await started(header + leadRows(23));
    let begun = 0;
    await runSlice(job.id, 'evnt_1', limits, (...asked) => {
      const take = takeRowOf(...asked);
      return async (cells, rowChange) => {
        begun += 1;
        // Asked in the middle of the second stretch of five.
        if (begun === 7) await askCancel(job.id);
        return take(cells, rowChange);
      };
    });
    expect(await jobNow(job.id)).toMatchObject({
      status: 'cancelled',
      rows: { total: 23, read: 10, taken: 10 },
      finishedAt: expect.any(String) as string,
    });
    expect(await recordsOf('lead')).toHaveLength(10);
    expect((await eventsOf(job.id)).slice(-2)).toEqual([
      'rafiq.imports.job.cancel-asked.v1',
      'rafiq.imports.job.cancelled.v1',
    ]);
    // What comes late finds nothing to do; the file sent again takes the rest.
    await runSlice(job.id, 'evnt_2', limits);
    expect(await recordsOf('lead')).toHaveLength(10);
    const again = await started(header + leadRows(23));
    await runSlice(again.id, 'evnt_3', limits);
    expect((await jobNow(again.id)).rows).toMatchObject({ taken: 13, unchanged: 10 });
  });

  test('while a slice was cut off counts what that one had taken, too', async () => {
    const job = await started(header + leadRows(23));
    let begun = 0;
    vi.spyOn(Math, 'random').mockReturnValue(0.001);
    await runSlice(job.id, 'evnt_1', { ...limits, ms: 1 });
    const killed = runSlice(job.id, 'evnt_2', limits, (...asked) => {
      const take = takeRowOf(...asked);
      return async (cells, rowChange) => {
        const taken = await take(cells, rowChange);
        begun += 1;
        if (begun >= 3) throw Object.assign(new Error('killed'), { $metadata: {} });
        return taken;
      };
    });
    await expect(killed).rejects.toThrow('killed');
    vi.restoreAllMocks();
    const recorded = (await recordsOf('lead')).length;
    expect(recorded).toBeGreaterThan(5);
    await askCancel(job.id);
    await runSlice(job.id, 'evnt_2', limits);
    expect(await jobNow(job.id)).toMatchObject({ status: 'cancelled', rows: { read: 10, taken: 10 } });
    expect(await recordsOf('lead')).toHaveLength(10);
  });

  test('while its last rows are at work has finished all the same', async () => {
    const job = await started(header + leadRows(3));
    await runSlice(job.id, 'evnt_1', limits, (...asked) => {
      const take = takeRowOf(...asked);
      return async (cells, rowChange) => {
        if (cells[0] === 'L3') await askCancel(job.id);
        return take(cells, rowChange);
      };
    });
    expect(await jobNow(job.id)).toMatchObject({ status: 'finished', rows: { taken: 3 } });
  });

  test('between two slices, or before its first row, begins no further one', async () => {
    const waiting = await started(header + leadRows(12));
    await askCancel(waiting.id);
    await runSlice(waiting.id, 'evnt_1', limits);
    expect(await jobNow(waiting.id)).toMatchObject({ status: 'cancelled', rows: { read: 0, taken: 0 } });
    const between = await started(header + leadRows(12));
    await runSlice(between.id, 'evnt_2', { ...limits, ms: 1 });
    await askCancel(between.id);
    await runSlice(between.id, 'evnt_3', limits);
    expect(await jobNow(between.id)).toMatchObject({ status: 'cancelled', rows: { read: 5, taken: 5 } });
  });
});

describe('a job fails with its reason and leaves what was taken', () => {
  const failed = async (job: ImportJob, failure: object) => {
    await runSlice(job.id, 'evnt_1', limits);
    expect(await jobNow(job.id)).toMatchObject({ status: 'failed', failure, rows: { taken: 0 } });
    expect(await recordsOf('lead')).toEqual([]);
    expect((await eventsOf(job.id)).at(-1)).toBe('rafiq.imports.job.failed.v1');
  };

  test('if another file was put in place of the one it was started with', async () => {
    const job = await started(header + leadRows(3));
    await objects.put(objectKey(job.id), header + leadRows(3, 50));
    await failed(job, { code: 'import.file-changed' });
  });

  test('if it is no text beyond the part that was shown, or a quote never ends', async () => {
    const bytes = Buffer.from(header + leadRows(45_000));
    bytes.set([0xc3, 0x28], bytes.length - 20);
    await failed(await started(bytes), { code: 'import.file-not-encoded' });
    const rows = leadRows(40_000);
    await failed(await started(`${header}${rows}L9,"No end,Kenya,,Won\n${leadRows(9000)}`), {
      code: 'import.file-unreadable',
    });
    await failed(await started(`${header}${rows}L9,${'x'.repeat(1_000_000)},Kenya,,Won\n`), {
      code: 'import.row-too-long',
    });
  });

  test('if no run of it ever gets further', async () => {
    const job = await started(header + leadRows(3));
    const down: typeof takeRowOf = () => () =>
      Promise.reject(Object.assign(new Error('down'), { code: 'ECONNREFUSED' }));
    vi.spyOn(Math, 'random').mockReturnValue(0.001);
    // The first run looks through the file, which is a step further.
    for (let run = 1; run <= 5; run += 1) {
      await expect(runSlice(job.id, `evnt_${run}`, limits, down)).rejects.toThrow('down');
    }
    vi.restoreAllMocks();
    await failed(job, { code: 'import.interrupted' });
  });
});

test('a file of partners: two of one name stay two, an e-mail of another’s admin is refused', async () => {
  const rows = '1,Friendly Bike Shop,US,Road\n2,Friendly Bike Shop,US,Touring\n3,Nowhere,Atlantis,Road\n';
  const job = await started(`reseller_id,name,country_code,product_line\n${rows}`, 'partners');
  await runSlice(job.id, 'evnt_1', limits);
  expect(await jobNow(job.id)).toMatchObject({ status: 'finished', rows: { read: 3, taken: 2, refused: 1 } });
  expect(await findingsOf(job.id)).toEqual([[4, 'country_code', 'import.country-not-recognised']]);
  const email = `admin-1@${source.replaceAll('_', '-')}.example`;
  await join(email);
  const again = await started(
    `reseller_id,name,country_code,email\n1,Friendly Bike Shop,US,\n9,Thief,US,${email}\n`,
    'partners',
  );
  await runSlice(again.id, 'evnt_2', limits);
  expect((await jobNow(again.id)).rows).toMatchObject({ read: 2, taken: 0, unchanged: 1, refused: 1 });
  expect(await findingsOf(again.id)).toEqual([[3, 'email', 'import.already-exists']]);
  const partners = await recordsOf('partner');
  expect(partners.map(({ name }) => name)).toEqual(['Friendly Bike Shop', 'Friendly Bike Shop']);
});
