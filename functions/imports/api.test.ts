import {
  cancelImport,
  confirmValue,
  createImport,
  forgetCountry,
  inspectImport,
  listCountries,
  listFindings,
  listImports,
  readImport,
  readRefusedRows,
  rememberCountry,
  startImport,
} from '@rafiq/shared/imports/contract.ts';
import type { AnyRoute } from '@rafiq/shared/route.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#functions/kernel/id.ts';
import { createProduct, matchProduct } from '#functions/products/index.ts';
import { call, type TestAnswer } from '../../test/fixtures/call.ts';
import { encodeText } from '../../test/fixtures/encode-text.ts';
import { startTestDatabase, type TestDatabase } from '../../test/fixtures/database.ts';
import { startTestIssuer, type TestIssuer } from '../../test/fixtures/issuer.ts';
import { startTestObjects, type TestObjects } from '../../test/fixtures/objects.ts';
import { addMember } from '../../test/fixtures/people.ts';
import { handler } from './api.ts';

let database: TestDatabase;
let issuer: TestIssuer;
let objects: TestObjects;
let token: string;

beforeAll(async () => {
  [database, issuer] = await Promise.all([startTestDatabase(), startTestIssuer()]);
  objects = await startTestObjects();
  await addMember('operations', { organisation: 'vendor', role: 'channel-operations' });
  await addMember('manager', { organisation: 'vendor', role: 'channel-manager' });
  token = await issuer.accessToken('operations');
});
afterAll(() => Promise.all([database.stop(), issuer.stop(), objects.stop()]));

const csv =
  'opportunity_id;account;office_location;stage;close_value_usd\n1;Cancity;Kenya;Won;12\n2;;Japan;Lost;\n';
const given = { given: true, basis: 'contract', source: 'CRM export', date: '2026-11-01' };
const consents = { consentToShare: given, consentToContact: given };
const mapping = { account: 'company', opportunity_id: 'externalId' };

const create = (body: object = {}, headers: Record<string, string> = {}): Promise<TestAnswer> =>
  call(handler, {
    route: createImport,
    token,
    headers,
    body: { kind: 'leads', fileName: 'leads.csv', sizeBytes: Buffer.byteLength(csv), source: 'crm', ...body },
  });
interface Created {
  import: { id: string };
  upload: { url: string; method: string; headers: Record<string, string> };
}
const createdIn = (answer: TestAnswer) => answer.body as unknown as Created;

async function uploaded(body: string | Buffer = csv, kind = 'leads'): Promise<string> {
  const bytes = Buffer.from(body);
  const created = createdIn(await create({ kind, sizeBytes: bytes.length }));
  const { url, method, headers } = created.upload;
  expect((await fetch(url, { method, headers, body: bytes })).status).toBe(200);
  return created.import.id;
}
const on = (route: AnyRoute, importId: string, body?: object) =>
  call(handler, { route, token, params: { importId }, ...(body === undefined ? {} : { body }) });

describe('an import', () => {
  test('is created with a place for its file, the same one for the same request', async () => {
    const first = await create({}, { 'idempotency-key': 'once' });
    expect(first).toMatchObject({
      status: 201,
      body: { import: { status: 'awaiting-file', rows: { total: null, read: 0 }, version: 1 } },
    });
    const again = await create({}, { 'idempotency-key': 'once' });
    expect(again.body['import']).toEqual(first.body['import']);
  });

  test('is looked into: its columns, rows and a mapping without what tells how leads ended', async () => {
    const answer = await on(inspectImport, await uploaded(), {});
    expect(answer).toMatchObject({
      status: 200,
      body: {
        import: { status: 'ready', version: 2 },
        columns: ['opportunity_id', 'account', 'office_location', 'stage', 'close_value_usd'],
        sample: [
          ['1', 'Cancity', 'Kenya', 'Won', '12'],
          ['2', '', 'Japan', 'Lost', ''],
        ],
        suggestedMapping: {
          opportunity_id: 'externalId',
          account: 'company',
          office_location: 'country',
          stage: 'fact',
        },
      },
    });
  });

  test('starts once, and is read and listed from then on', async () => {
    const importId = await uploaded();
    const started = await on(startImport, importId, { mapping, ...consents });
    expect(started).toMatchObject({ status: 202, body: { id: importId, status: 'running', mapping } });
    expect(await on(startImport, importId, { mapping, ...consents })).toMatchObject({
      status: 409,
      body: { code: 'illegal-move' },
    });
    expect(await on(readImport, importId)).toMatchObject({ status: 200, body: started.body });
    const list = await call(handler, { route: listImports, token, query: { limit: '1' } });
    expect(list).toMatchObject({ status: 200, body: { items: [{ id: importId }] } });
    const events = (await database.items()).filter(
      ({ pk, kind }) => pk === `IMPORT#${importId}` && kind === 'event',
    );
    expect(events.map(({ event }) => (event as { type: string }).type)).toEqual([
      'rafiq.imports.job.created.v1',
      'rafiq.imports.job.file-arrived.v1',
      'rafiq.imports.job.started.v1',
    ]);
  });
});

describe('how a file is read', () => {
  const arabic = 'المعرف;اسم الشركة;الدولة\n1;شركة النور;الامارات\n2;مؤسسة الخليج;عمان\n3;بيت الشرق;قطر\n';

  test('is said with its encoding, and can be said otherwise', async () => {
    const importId = await uploaded(encodeText(arabic, 'windows-1256'));
    expect(await on(inspectImport, importId, {})).toMatchObject({
      status: 200,
      body: {
        reading: { encoding: 'windows-1256', delimiter: ';', decimalMark: null, dateOrder: null },
        confidence: { encoding: 'likely', delimiter: 'certain', dateOrder: 'certain' },
        columns: ['المعرف', 'اسم الشركة', 'الدولة'],
        lookedAt: { rows: 3, wholeFile: true },
        sampleRead: [{ country: 'AE' }, { country: 'OM' }, { country: 'QA' }],
      },
    });
    expect(await on(inspectImport, importId, { reading: { encoding: 'windows-1252' } })).toMatchObject({
      body: { reading: { encoding: 'windows-1252' }, confidence: { encoding: 'stated' } },
    });
    const wrong = { status: 400, body: { errors: [{ pointer: '/file', code: 'file-not-encoded' }] } };
    expect(await on(inspectImport, importId, { reading: { encoding: 'utf-8' } })).toMatchObject(wrong);
    expect(await on(inspectImport, importId, { reading: { encoding: 'klingon' } })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/reading/encoding', code: 'unknown-value' }] },
    });
  });

  test.each(['utf-8', 'utf-16le', 'utf-16be'] as const)(
    'is certain in %s with its mark',
    async (encoding) => {
      const importId = await uploaded(encodeText(`\ufeff${arabic}`, encoding));
      expect(await on(inspectImport, importId, {})).toMatchObject({
        body: {
          reading: { encoding },
          confidence: { encoding: 'certain' },
          columns: ['المعرف', 'اسم الشركة', 'الدولة'],
        },
      });
    },
  );
});

describe('what stands around cells', () => {
  test('is found, said with the byte order mark, and can be said otherwise', async () => {
    const file = "\ufeffaccount,employees\n'Noor, Trading','1.200,5'\n'O''Brien','1.200'\n";
    const importId = await uploaded(file);
    expect(await on(inspectImport, importId, {})).toMatchObject({
      status: 200,
      body: {
        reading: { delimiter: ',', quote: "'" },
        confidence: { quote: 'certain' },
        byteOrderMark: true,
        sample: [
          ['Noor, Trading', '1.200,5'],
          ["O'Brien", '1.200'],
        ],
      },
    });
    expect(await on(inspectImport, importId, { reading: { quote: 'none' } })).toMatchObject({
      body: {
        reading: { quote: 'none' },
        confidence: { quote: 'stated' },
        sample: [["'Noor", " Trading'"], {}],
      },
    });
    const started = await on(startImport, importId, { mapping: { account: 'company' }, ...consents });
    expect(started).toMatchObject({ status: 202, body: { reading: { quote: "'" } } });
    expect(await on(inspectImport, await uploaded(), {})).toMatchObject({
      body: { reading: { quote: null }, confidence: { quote: 'certain' }, byteOrderMark: false },
    });
  });
});

test('numbers are shown as they are read, and otherwise by another decimal mark', async () => {
  const leads = await uploaded('account;employees\nNoor;1200,00\nZed;1.200\nAli;1,5\n');
  const read = async (importId: string, reading: object) =>
    (await on(inspectImport, importId, { reading })).body['sampleRead'] as object[];
  const employees = (...numbers: (number | null)[]) =>
    numbers.map((number) => ({ employees: number, weight: null }));
  expect(await read(leads, {})).toMatchObject(employees(1200, 1200, null));
  expect(await read(leads, { decimalMark: '.' })).toMatchObject(employees(null, null, null));
  const partners = await uploaded('name;country;weight\nNoor;AE;1,5\nZed;AE;1.200\n', 'partners');
  expect(await read(partners, {})).toMatchObject([{ weight: 1.5 }, { weight: 1200 }]);
  expect(await read(partners, { decimalMark: '.' })).toMatchObject([{ weight: null }, { weight: 1.2 }]);
});

describe('a mapping', () => {
  test('saved under a name is offered for the next file with the same columns, in any order', async () => {
    const first = await uploaded('ref,firm,zone\n1,Noor,AE\n');
    const own = { firm: 'company', zone: 'country', ref: 'externalId' };
    const saved = await on(startImport, first, { mapping: own, saveMappingAs: 'Old CRM', ...consents });
    expect(saved.status).toBe(202);
    expect(await on(inspectImport, await uploaded('zone,ref,firm\nAE,2,Zed\n'), {})).toMatchObject({
      body: {
        suggestedMapping: own,
        suggestedFrom: 'Old CRM',
        savedMappings: [
          { name: 'Old CRM', mapping: own, columns: ['ref', 'firm', 'zone'], sameColumns: true },
        ],
      },
    });
    expect(await on(inspectImport, await uploaded('account\nNoor\n'), {})).toMatchObject({
      body: { suggestedFrom: null, savedMappings: [{ name: 'Old CRM', sameColumns: false }] },
    });
    // Of another kind it is nothing; under the same name it is replaced.
    const partners = await on(inspectImport, await uploaded('ref,firm\n1,Noor\n', 'partners'), {});
    expect(partners).toMatchObject({ body: { savedMappings: [] } });
    const next = await uploaded('ref,firm,zone\n3,Noor,AE\n');
    await on(startImport, next, { mapping: { firm: 'company' }, saveMappingAs: 'old crm', ...consents });
    expect(await on(inspectImport, await uploaded('ref,firm,zone\n4,A,AE\n'), {})).toMatchObject({
      body: { suggestedMapping: { firm: 'company' }, savedMappings: [{ name: 'old crm' }] },
    });
  });
});

describe('a value that nobody knows', () => {
  const file = 'account,product,country\nA,Vegga Max,Oman\nB,Vegga Max,Philipines\nC,Vega Max,Atlantis\n';
  const by = { kind: 'system', id: 'test', organisation: null } as const;

  test('is suggested with evidence, counts once a person has confirmed it, and is remembered', async () => {
    const input = { name: 'Vega Max', aliases: [] };
    const { product } = await createProduct(
      input,
      { at: '2026-11-22T09:00:00.000Z', by, requestId: 'test' },
      newId,
    );
    const importId = await uploaded(file);
    const before = await on(inspectImport, importId, {});
    expect(before.body['unknownValues']).toEqual([
      {
        field: 'product',
        column: 'product',
        text: 'Vegga Max',
        rows: 2,
        suggestions: [{ value: product.id, label: 'Vega Max', differs: 1, letters: 7 }],
      },
      { field: 'country', column: 'country', text: 'Atlantis', rows: 1, suggestions: [] },
      {
        field: 'country',
        column: 'country',
        text: 'Philipines',
        rows: 1,
        suggestions: [{ value: 'PH', label: 'Philippines', differs: 1, letters: 11 }],
      },
    ]);
    const confirm = (body: object) => on(confirmValue, importId, body);
    expect(await matchProduct('Vegga Max')).toBeUndefined();
    const told = { field: 'product', text: 'Vegga Max', value: product.id };
    expect(await confirm(told)).toMatchObject({ status: 200, body: told });
    expect((await matchProduct('vegga  max'))?.id).toBe(product.id);
    expect((await confirm({ field: 'country', text: 'Philipines', value: 'PH' })).status).toBe(200);
    const after = await on(inspectImport, await uploaded(file), {});
    expect(after).toMatchObject({
      body: {
        unknownValues: [{ text: 'Atlantis' }],
        sampleRead: [{ country: 'OM' }, { country: 'PH' }, { country: null }],
      },
    });
    const events = (await database.items()).filter(
      ({ pk, kind }) => pk === `IMPORT#${importId}` && kind === 'event',
    );
    expect(events.map(({ event }) => (event as { type: string }).type)).toContain(
      'rafiq.imports.job.value-confirmed.v1',
    );
  });

  test('cannot be confirmed as what is not there, is known otherwise, or after the start', async () => {
    const importId = await uploaded(file);
    const refused = async (body: object, status: number, code: string) => {
      const items = await database.items();
      expect(await on(confirmValue, importId, body)).toMatchObject({ status, body: { code } });
      expect(await database.items()).toEqual(items);
    };
    await refused({ field: 'product', text: 'Vega', value: newId('product') }, 422, 'unknown-reference');
    await refused({ field: 'country', text: 'Atlantis', value: 'ZZ' }, 422, 'unknown-reference');
    await refused({ field: 'country', text: 'Oman', value: 'PH' }, 409, 'already-exists');
    const other = { name: 'Orion', aliases: ['Orion X'] };
    const change = { at: '2026-11-22T09:00:00.000Z', by, requestId: 'test' };
    const { product } = await createProduct(other, change, newId);
    const vega = await matchProduct('Vega Max');
    await refused({ field: 'product', text: 'orion x', value: vega?.id }, 409, 'already-exists');
    await on(startImport, importId, { mapping: { account: 'company' }, ...consents });
    await refused({ field: 'product', text: 'Orio', value: product.id }, 409, 'illegal-move');
  });
});

describe('what a spelling of a country was said to mean', () => {
  const ask = (route: AnyRoute, body?: object) =>
    call(handler, { route, token, ...(body === undefined ? {} : { body }) });
  const listed = async () => (await ask(listCountries)).body['items'] as { text: string; country: string }[];
  const countryIn = async (text: string) => {
    const look = await on(inspectImport, await uploaded(`account,country\nNoor,${text}\n`), {});
    return (look.body['sampleRead'] as { country: string | null }[])[0]?.country;
  };

  test('is listed as it was written, forgotten, and remembered again', async () => {
    const importId = await uploaded('account,country\nNoor,Brasilien\n');
    await on(confirmValue, importId, { field: 'country', text: 'Brasilien', value: 'BR' });
    expect(await listed()).toContainEqual(expect.objectContaining({ text: 'Brasilien', country: 'BR' }));
    expect(await countryIn('BRASILIEN')).toBe('BR');

    expect(await ask(forgetCountry, { text: 'brasilien' })).toMatchObject({
      status: 200,
      body: { text: 'Brasilien', country: 'BR' },
    });
    expect((await listed()).map(({ text }) => text)).not.toContain('Brasilien');
    expect(await countryIn('Brasilien')).toBeNull();
    expect(await ask(forgetCountry, { text: 'Brasilien' })).toMatchObject({
      status: 422,
      body: { code: 'unknown-reference', errors: [{ pointer: '/text' }] },
    });

    const again = { text: 'Brasilien', country: 'BR' };
    expect(await ask(rememberCountry, again)).toMatchObject({ status: 201, body: again });
    expect(await countryIn('Brasilien')).toBe('BR');
    expect(await ask(rememberCountry, { text: 'Brasilien', country: 'PH' })).toMatchObject({
      status: 409,
      body: { code: 'already-exists' },
    });
    const events = (await database.items()).filter(
      ({ pk, kind }) => pk === 'IMPORTVALUES#country' && kind === 'event',
    );
    expect(events.map(({ event }) => (event as { type: string }).type).sort()).toEqual([
      'rafiq.imports.country.forgotten.v1',
      'rafiq.imports.country.remembered.v1',
    ]);
  });

  test('cannot be what everybody knows otherwise, nor of what is no country or no text', async () => {
    const refused = async (body: object, status: number, code: string, pointer: string) =>
      expect(await ask(rememberCountry, body)).toMatchObject({
        status,
        body: { code, errors: [{ pointer }] },
      });
    await refused({ text: 'Oman', country: 'PH' }, 409, 'already-exists', '/text');
    await refused({ text: 'Atlantis', country: 'ZZ' }, 422, 'unknown-reference', '/country');
    await refused({ text: '?!', country: 'PH' }, 422, 'unknown-reference', '/text');
  });
});

describe('cancelling', () => {
  test('ends what has not begun at once, and asks what runs to stop', async () => {
    const waiting = await uploaded();
    expect(await on(cancelImport, waiting, {})).toMatchObject({ status: 202, body: { status: 'cancelled' } });
    expect(await on(startImport, waiting, { mapping, ...consents })).toMatchObject({ status: 409 });
    const running = await uploaded();
    await on(startImport, running, { mapping, ...consents });
    expect(await on(cancelImport, running, {})).toMatchObject({
      status: 202,
      body: { status: 'cancelling' },
    });
    for (const importId of [waiting, running]) {
      expect(await on(cancelImport, importId, {})).toMatchObject({
        status: 409,
        body: { code: 'illegal-move' },
      });
    }
  });
});

test('refused rows cannot be had before there are any', async () => {
  expect(await on(readRefusedRows, await uploaded())).toMatchObject({
    status: 422,
    body: { code: 'import-refused-rows-missing' },
  });
});

describe('a refusal names what is missing and changes nothing', () => {
  const refused = async (importId: string, body: object, expected: object) => {
    const before = await database.items();
    expect(await on(startImport, importId, body)).toMatchObject(expected);
    expect(await database.items()).toEqual(before);
  };

  test('without the file', async () => {
    const { import: job } = createdIn(await create());
    const missing = { status: 422, body: { code: 'import-file-missing' } };
    await refused(job.id, { mapping, ...consents }, missing);
    expect(await on(inspectImport, job.id, {})).toMatchObject(missing);
  });

  test('without a basis of consent, or a column for the company', async () => {
    const importId = await uploaded();
    await refused(
      importId,
      { mapping, consentToShare: given },
      {
        status: 422,
        body: { code: 'consent-missing', errors: [{ pointer: '/consentToContact', code: 'required' }] },
      },
    );
    await refused(
      importId,
      { mapping: { stage: 'fact' }, ...consents },
      {
        status: 422,
        body: {
          code: 'import-mapping-incomplete',
          errors: [{ pointer: '/mapping', code: 'unidentified' }],
        },
      },
    );
  });

  test('with a mapping that does not fit the file', async () => {
    await refused(
      await uploaded(),
      { mapping: { account: 'company', stage: 'company', 'a/b': 'city' }, ...consents },
      {
        status: 400,
        body: {
          code: 'invalid-request',
          errors: [
            { pointer: '/mapping/stage', code: 'mapped-twice' },
            { pointer: '/mapping/a~1b', code: 'unknown-column' },
          ],
        },
      },
    );
    const partners = await uploaded('name,country\nNoor,AE\n', 'partners');
    await refused(
      partners,
      { mapping: { name: 'name', country: 'country' }, adminEmailPattern: '{id}@example.test' },
      { status: 400, body: { errors: [{ pointer: '/adminEmailPattern', code: 'unknown-column' }] } },
    );
  });

  test.each([
    ['NUL bytes', Buffer.from('account,land\nNo\u0000or,AE\nZed and others,Japan\n'), 'file-not-text'],
    ['a workbook', Buffer.from('PK\u0003\u0004\u0014\u0000[Content_Types].xml …'), 'file-is-spreadsheet'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'file-is-spreadsheet'],
    ['an archive', Buffer.from('PK\u0003\u0004\u0014\u0000leads.csv …'), 'file-is-archive'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'file-not-text'],
    ['blank lines alone', Buffer.from('\n\n \n'), 'file-empty'],
    ['a header alone', Buffer.from('account,land\n'), 'file-no-rows'],
    ['a quote that never ends', Buffer.from('account,land\nNoor,AE\n"Zed,AE\n'), 'file-unreadable'],
    ['a thousand columns', Buffer.from(`${','.repeat(1000)}a\n1\n`), 'too-many-columns'],
    ['ten thousand columns', Buffer.from(`${','.repeat(10_000)}a\n1\n`), 'too-many-columns'],
    ['a cell of over a million letters', Buffer.from(`account\n${'x'.repeat(1_010_000)}\n`), 'row-too-long'],
    ['one in a larger file', Buffer.from(`account\n${'x'.repeat(1_200_000)}\n`), 'row-too-long'],
  ])('with %s', async (_, bytes, code) => {
    const importId = await uploaded(bytes);
    const expected = { status: 400, body: { code: 'invalid-request', errors: [{ pointer: '/file', code }] } };
    await refused(importId, { mapping, ...consents }, expected);
    expect(await on(inspectImport, importId, {})).toMatchObject(expected);
  });

  test('though 5 GB were announced, or nothing', async () => {
    for (const [sizeBytes, code] of [
      [5_000_000_000, 'too-large'],
      [100_000_001, 'too-large'],
      [0, 'out-of-range'],
    ] as const) {
      const answer = await create({ sizeBytes });
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: '/sizeBytes', code }] } });
    }
    expect((await create({ sizeBytes: 100_000_000 })).status).toBe(201);
  });

  test('after another file was put in the place of the one that was looked into', async () => {
    const created = createdIn(await create());
    const { url, method, headers } = created.upload;
    const importId = created.import.id;
    await fetch(url, { method, headers, body: csv });
    await on(inspectImport, importId, {});
    await fetch(url, { method, headers, body: csv.replace('Cancity', 'Evilcit') });
    await refused(importId, { mapping, ...consents }, { status: 409, body: { code: 'import-file-changed' } });
    // Looked into once more, it is what was seen.
    await on(inspectImport, importId, {});
    expect((await on(startImport, importId, { mapping, ...consents })).status).toBe(202);
  });

  test('while dates can be read in two ways, until a person says in which', async () => {
    const importId = await uploaded('account,date\nNoor,01-02-2018\nZed,03-04-2018\n');
    const dated = { mapping: { account: 'company', date: 'receivedAt' }, ...consents };
    expect(await on(inspectImport, importId, {})).toMatchObject({
      body: {
        reading: { dateOrder: null },
        confidence: { dateOrder: 'unsure' },
        sampleRead: [{ receivedAt: null }, { receivedAt: null }],
      },
    });
    await refused(importId, dated, {
      status: 422,
      body: {
        code: 'import-date-order-needed',
        errors: [{ pointer: '/reading/dateOrder', code: 'required' }],
      },
    });
    const reading = { dateOrder: 'day-first' };
    expect(await on(inspectImport, importId, { reading })).toMatchObject({
      body: {
        confidence: { dateOrder: 'stated' },
        sampleRead: [{ receivedAt: '2018-02-01T00:00:00.000Z' }, { receivedAt: '2018-04-03T00:00:00.000Z' }],
      },
    });
    expect(await on(startImport, importId, { ...dated, reading })).toMatchObject({
      status: 202,
      body: { reading: { dateOrder: 'day-first' } },
    });
  });

  test('to everyone but channel operations, and for what is not there', async () => {
    const importId = await uploaded();
    const other = await issuer.accessToken('manager');
    const asked = { params: { importId }, token: other };
    expect(await call(handler, { route: readImport, ...asked })).toMatchObject({ status: 403 });
    const missing = { status: 404, body: { code: 'not-found' } };
    const nowhere = newId('import');
    expect(await on(readImport, nowhere)).toMatchObject(missing);
    expect(await on(inspectImport, nowhere, {})).toMatchObject(missing);
    expect(await on(startImport, nowhere, { mapping, ...consents })).toMatchObject(missing);
    const found = await call(handler, { route: listFindings, token, params: { importId: nowhere } });
    expect(found).toMatchObject(missing);
  });
});
