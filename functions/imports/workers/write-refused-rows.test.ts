import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#functions/kernel/id.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/fixtures/database.ts';
import { encodeText } from '../../../test/fixtures/encode-text.ts';
import { startTestObjects, type TestObjects } from '../../../test/fixtures/objects.ts';
import { startedImport } from '../../../test/fixtures/started-import.ts';
import { rowsOfText } from '../csv-rows.ts';
import type { ImportJob } from '../domain/import-job.ts';
import { dynamoImportStore as imports } from '../store/dynamo-import-store.ts';
import { objectKey, refusedRowsObject } from '../store/import-keys.ts';
import { runSlice, type SliceLimits } from './run-slice.ts';
import { writeRefusedRows } from './write-refused-rows.ts';

let database: TestDatabase;
let objects: TestObjects;
let source: string;
beforeAll(async () => {
  database = await startTestDatabase();
  objects = await startTestObjects();
});
beforeEach(() => {
  source = `crm-${newId('event')}`;
});
afterAll(() => Promise.all([database.stop(), objects.stop()]));

const limits: SliceLimits = { ms: 60_000, stretch: { lanes: 3, rows: 5, ms: 10_000 } };

async function ended(text: string | Buffer): Promise<ImportJob> {
  const { id } = await startedImport(objects, text, { source });
  await runSlice(id, 'evnt_1', limits);
  const job = await imports.find(id);
  if (job === undefined) throw new Error('The job is gone');
  return job;
}
const refusedOf = async ({ id }: ImportJob): Promise<string> => {
  await writeRefusedRows(id, 'evnt_2');
  return (await objects.get(refusedRowsObject(id))).toString('utf8');
};
const leads = async () =>
  (await database.items())
    .filter(({ kind, sk }) => kind === 'lead' && sk === 'RECORD')
    .map(({ lead }) => lead as { customer: { companyName: string }; externalRef: { source: string } })
    .filter(({ externalRef }) => externalRef.source === source);

describe('the refused rows of an import', () => {
  test('are written down as they were, behind their number and reasons, for every spreadsheet', async () => {
    const file =
      'account;country;employees;note\nNoor;Oman;5;\n;Oman;"about; ""50""";=1+1\n\nZed;Oman;12;\nÅse;Oman;x;@A1\nLong;Oman;1;a;b\nShort\n';
    const job = await ended(encodeText(file, 'windows-1252'));
    expect(job).toMatchObject({
      refusedRows: 'preparing',
      rows: { read: 6, taken: 3, refused: 3, noticed: 1 },
    });
    expect(await refusedOf(job)).toBe(
      [
        '\ufeffrafiq_row;rafiq_reasons;account;country;employees;note',
        `3;account: A value is needed here. · employees: A whole number is wanted here.;;Oman;"about; ""50""";'=1+1`,
        `6;employees: A whole number is wanted here.;Åse;Oman;x;'@A1`,
        '7;The row has 5 cells, but the file has 4 columns.;Long;Oman;1;a;b',
        '',
      ].join('\r\n'),
    );
    const kept = await imports.find(job.id);
    expect(kept?.refusedRows).toBe('ready');
    // The same event again finds nothing to do.
    await writeRefusedRows(job.id, 'evnt_2');
    expect(await imports.find(job.id)).toEqual(kept);
  });

  test('corrected and imported again are taken, each once, whichever way they come', async () => {
    const file =
      'account,country,employees,note\nNoor,Oman,5,\n,Oman,7,=1+1\nZed,Oman,many,"-2\n"\nYes,Oman,1,+1\n';
    const refused = await refusedOf(await ended(file));
    expect(await leads()).toHaveLength(2);
    const corrected = refused.replace(',,Oman,7,', ',Nour,Oman,7,').replace('many', '9');
    expect((await ended(corrected)).rows).toMatchObject({ read: 2, taken: 2, refused: 0 });
    const names = (await leads()).map(({ customer }) => customer.companyName);
    expect(names.sort()).toEqual(['Noor', 'Nour', 'Yes', 'Zed']);
    expect((await ended(corrected)).rows).toMatchObject({ taken: 0, unchanged: 2 });
    // The whole file, corrected at home, holds no row that is not known by now, in any encoding.
    const whole = file.replace('\n,Oman,7', '\nNour,Oman,7').replace('many', '9');
    expect((await ended(whole)).rows).toMatchObject({ read: 4, taken: 0, unchanged: 4 });
    expect((await ended(encodeText(`\ufeff${whole}`, 'utf-16le'))).rows).toMatchObject({ unchanged: 4 });
    expect(await leads()).toHaveLength(4);
  });

  test('refused once more keep their own columns, and every cell its value', async () => {
    const file = `account,country,employees,note\n,Oman,x,'=1\n,Oman,x,"'\t=1"\n,Oman,x,＝1\n`;
    const first = await refusedOf(await ended(file));
    const second = await refusedOf(await ended(first));
    const own = (text: string) =>
      rowsOfText(text.slice(1), { delimiter: ',', quote: null }, true).map((cells) => cells.slice(2));
    expect(second.split('\r\n')[0]).toBe('\ufeffrafiq_row,rafiq_reasons,account,country,employees,note');
    expect(own(second)).toEqual(own(first));
    expect(own(first).slice(1)).toEqual(rowsOfText(file, { delimiter: ',', quote: null }, true).slice(1));
  });

  test('are told in the language of who started it', async () => {
    const job = await startedImport(objects, 'account,country\n,Oman\nNoor,Oman\n', { source });
    if (job.plan === null) throw new Error('It has no plan');
    const by = { kind: 'system', id: 'test', organisation: null } as const;
    const persian = { ...job, plan: { ...job.plan, language: 'fa' as const }, version: job.version + 1 };
    await imports.save(persian, undefined, { at: new Date().toISOString(), by, requestId: 'test' });
    await runSlice(job.id, 'evnt_1', limits);
    expect(await refusedOf(job)).toContain('account: اینجا باید مقداری باشد.');
  });

  test('are lost with their file, and that is said', async () => {
    const job = await ended('account,country\n,Oman\n');
    await objects.put(objectKey(job.id), 'account,country\n,Omen\n');
    await writeRefusedRows(job.id, 'evnt_2');
    expect((await imports.find(job.id))?.refusedRows).toBe('lost');
  });

  test('beyond one part of an upload are kept whole', async () => {
    const long = 'x'.repeat(900_000);
    const rows = Array.from({ length: 11 }, (_, index) => `,Oman,${index}${long}\n`).join('');
    const job = await ended(`account,country,note\n${rows}`);
    expect(job.rows).toMatchObject({ read: 11, refused: 11 });
    const lines = (await refusedOf(job)).split('\r\n');
    expect(lines.filter((line) => line.endsWith(long))).toHaveLength(11);
    expect(lines).toHaveLength(13);
  });

  test('are none where none was refused', async () => {
    const job = await ended('account,country\nNoor,Oman\n');
    expect(job.refusedRows).toBe('none');
    await writeRefusedRows(job.id, 'evnt_2');
    expect(await imports.find(job.id)).toEqual(job);
  });
});
