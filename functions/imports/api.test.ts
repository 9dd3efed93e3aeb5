import {
  createImport,
  inspectImport,
  listFindings,
  listImports,
  readImport,
  startImport,
} from '@rafiq/shared/imports/contract.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#functions/kernel/id.ts';
import { call, type TestAnswer } from '../../test/fixtures/call.ts';
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
const on = (
  route: typeof readImport | typeof inspectImport | typeof startImport,
  importId: string,
  body?: object,
) => call(handler, { route, token, params: { importId }, ...(body === undefined ? {} : { body }) });

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
          errors: [{ pointer: '/mapping', code: 'unmapped', detail: 'No column is mapped to the company.' }],
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
    ['a Windows-1256 text', Buffer.from([0x69, 0x64, 0x0a, 0xe3, 0xcd, 0xe3, 0xcf, 0x0a]), 'file-not-utf8'],
    ['a UTF-16 text', Buffer.from('id,name\n1,Noor\n', 'utf16le'), 'file-not-utf8'],
    ['blank lines alone', Buffer.from('\n\n \n'), 'file-empty'],
    ['a quote that never ends', Buffer.from('"id,name\n1,Noor\n'), 'file-unreadable'],
    ['a thousand columns', Buffer.from(`${','.repeat(1000)}a\n`), 'too-many-columns'],
  ])('with %s', async (_, bytes, code) => {
    const importId = await uploaded(bytes);
    const expected = { status: 400, body: { code: 'invalid-request', errors: [{ pointer: '/file', code }] } };
    await refused(importId, { mapping, ...consents }, expected);
    expect(await on(inspectImport, importId, {})).toMatchObject(expected);
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
