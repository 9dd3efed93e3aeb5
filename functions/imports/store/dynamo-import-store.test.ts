import { afterAll, beforeAll, expect, test } from 'vitest';
import { absent, commit } from '#functions/kernel/commit.ts';
import { newId } from '#functions/kernel/id.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/fixtures/database.ts';
import { createJob } from '../domain/import-job.ts';
import { rememberedFrom } from '../domain/remembered-country.ts';
import { dynamoImportStore as imports } from './dynamo-import-store.ts';
import { confirmedCountryKey, importKey } from './import-keys.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const at = '2026-11-22T09:00:00.000Z';
const change = { at, by: { kind: 'system', id: 'test', organisation: null }, requestId: 'test' } as const;

test.each([[null], [{ delimiter: ';' }]])(
  'a job that was kept before encodings were known is still read: %j',
  async (had) => {
    const id = newId('import');
    const asked = { kind: 'leads', fileName: 'f.csv', sizeBytes: 7, source: 'crm' } as const;
    const { seen: _seen, takenUpBy: _taken, refusedRows: _refused, ...job } = createJob(asked, { id, at });
    const plan = had && {
      ...had,
      file: { etag: '"1"', versionId: null },
      columns: ['account'],
      mapping: { account: 'company' },
      adminEmailPattern: null,
      consentToShare: null,
      consentToContact: null,
      startedBy: change.by,
    };
    const put = { ...importKey(id), kind: 'import', schema: 1, version: 1, job: { ...job, plan } };
    await commit(change, { writes: [{ label: 'import', put, when: absent }], events: [], answer: null });
    expect(await imports.find(id)).toMatchObject({
      seen: null,
      refusedRows: 'none',
      plan: had && {
        reading: { encoding: 'utf-8', delimiter: ';', quote: null, decimalMark: null, dateOrder: null },
        language: 'en',
      },
    });
  },
);

test('confirmed countries and saved mappings are kept with the job that brought them, each once', async () => {
  const job = createJob(
    { kind: 'leads', fileName: 'f.csv', sizeBytes: 7, source: 'crm' },
    { id: newId('import'), at },
  );
  await imports.insert(job, change);
  const mapping = {
    name: 'CRM',
    organisation: 'vendor',
    kind: 'leads',
    columns: ['account'],
    mapping: { account: 'company' },
    adminEmailPattern: null,
    savedAt: at,
  } as const;
  const next = { ...job, version: 2 };
  const along = {
    country: rememberedFrom('Philipines', 'PH', at),
    mapping: { ...mapping, columns: ['account'] },
  };
  await imports.save(next, 'value-confirmed', change, along);
  // A job that has moved on takes nothing along.
  const late = imports.save(next, 'value-confirmed', change, {
    country: rememberedFrom('Irak', 'IQ', at),
  });
  await expect(late).rejects.toMatchObject({ label: 'import' });
  expect(await imports.confirmedCountries()).toEqual(new Map([['philipines', 'PH']]));
  expect(await imports.savedMappings('vendor', 'leads')).toEqual([mapping]);
  expect(await imports.savedMappings('vendor', 'partners')).toEqual([]);
  expect(await imports.savedMappings('other', 'leads')).toEqual([]);
});

test('findings are read as long as the file they are about is kept', async () => {
  const importId = newId('import');
  const found = { row: 2, column: 'email', value: 'lina@', reason: { code: 'import.required', params: {} } };
  await imports.keepFindings(importId, [{ ...found, kind: 'refused' }]);
  const days = async (passed: number) => {
    process.env['RAFIQ_CLOCK_OFFSET_MS'] = String(passed * 86_400_000);
    const page = { limit: 10, cursor: undefined, scope: { subject: 'test', path: '/', filters: {} } };
    const listed = (await imports.listFindings(importId, undefined, page)).items.length;
    let refused = 0;
    for await (const { row } of imports.refusedFindings(importId)) refused += row === found.row ? 1 : 0;
    delete process.env['RAFIQ_CLOCK_OFFSET_MS'];
    return [listed, refused];
  };
  expect([await days(29), await days(31)]).toEqual([
    [1, 1],
    [0, 0],
  ]);
});

test('a country that was kept by its spelling alone is still known and listed', async () => {
  const put = {
    ...confirmedCountryKey('brasilien'),
    kind: 'import-country',
    schema: 1,
    spelling: 'brasilien',
    country: 'BR',
  };
  await commit(change, { writes: [{ label: 'old', put, when: absent }], events: [], answer: null });
  expect((await imports.confirmedCountries()).get('brasilien')).toBe('BR');
  expect(await imports.findCountry('brasilien')).toEqual({
    spelling: 'brasilien',
    text: 'brasilien',
    country: 'BR',
    rememberedAt: null,
  });
});
