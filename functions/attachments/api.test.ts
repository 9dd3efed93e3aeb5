/** Uploads as people and attackers send them: whatever they try, nothing is served that was not cleared. */
import { createHash } from 'node:crypto';
import * as contract from '@rafiq/shared/attachments/contract.ts';
import { readAccountTimeline } from '@rafiq/shared/accounts/contract.ts';
import { acceptOffer, assignLead, readTimeline, withdrawLead } from '@rafiq/shared/leads/contract.ts';
import { readPartnerTimeline } from '@rafiq/shared/partners/contract.ts';
import type { AnyRoute } from '@rafiq/shared/route.ts';
import type { SQSEvent } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { archiveOf } from '../../test/fixtures/archive.ts';
import type { TestAnswer, TestRequest } from '../../test/fixtures/call.ts';
import { system } from '../../test/fixtures/world/cast.ts';
import { restoreState } from '../../test/fixtures/table-state.ts';
import { buildWorld, type ActorName, type World } from '../../test/fixtures/world/world.ts';
import { mostFiles } from './announce-file.ts';
import { scanFile } from './scan-file.ts';
import { listAllFiles } from './store/attachment-store.ts';
import { handler as scan } from './workers/scan-file.ts';

let world: World;
let leadId: string;

beforeAll(async () => {
  world = await buildWorld();
  leadId = world.records.leadId.own;
});
beforeEach(() => restoreState(world.database, world.start));
afterAll(() => world.stop());

const as = (
  who: ActorName,
  route: AnyRoute,
  request: Partial<Omit<TestRequest, 'route' | 'token'>> = {},
): Promise<TestAnswer> =>
  world.rooms.call({ route, token: world.actors[who].token, params: { leadId }, ...request });

const pdf = Buffer.from('%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF');
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

interface Upload {
  url: string;
  headers: Record<string, string>;
}

/** Announces a file; what is announced need not be what is sent. */
async function announce(
  who: ActorName,
  bytes: Buffer,
  over: Record<string, unknown> = {},
): Promise<{ id: string; upload: Upload; fileName: string }> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { status, body } = await as(who, contract.createAttachment, {
    body: { fileName: 'plan.pdf', contentType: 'application/pdf', sizeBytes: bytes.length, sha256, ...over },
  });
  expect([status, body['code']]).toEqual([201, undefined]);
  const { id, fileName } = body['attachment'] as contract.Attachment;
  return { id, fileName, upload: body['upload'] as Upload };
}
const put = ({ url, headers }: Upload, bytes: Buffer): Promise<Response> =>
  fetch(url, { method: 'PUT', headers, body: new Uint8Array(bytes) });
const finish = (who: ActorName, id: string): Promise<TestAnswer> =>
  as(who, contract.finishAttachment, { params: { attachmentId: id }, body: {} });
const download = (who: ActorName, id: string): Promise<TestAnswer> =>
  as(who, contract.downloadAttachment, { params: { attachmentId: id } });
const filesOf = async (who: ActorName): Promise<contract.Attachment[]> =>
  (await as(who, contract.listAttachments)).body['items'] as contract.Attachment[];

/** Lets the worker hear what is told of a file, as its queue would deliver it. */
async function deliver(body: unknown): Promise<void> {
  const batch = { Records: [{ messageId: 'one', body: JSON.stringify(body) }] } as SQSEvent;
  expect(await scan(batch, {} as never)).toEqual({ batchItemFailures: [] });
}
async function hear(id: string): Promise<void> {
  const told = (await world.database.items()).filter(
    ({ pk, event }) =>
      pk === `ATTACHMENT#${id}` &&
      (event as { type?: string } | undefined)?.type === 'rafiq.attachments.attachment.arrived.v1',
  );
  for (const { event } of told) await deliver({ detail: event });
}

/** A file all the way through the scanner. */
async function attach(who: ActorName, bytes: Buffer, over: Record<string, unknown> = {}): Promise<string> {
  const { id, upload } = await announce(who, bytes, over);
  expect((await put(upload, bytes)).status).toBe(200);
  expect((await finish(who, id)).status).toBe(202);
  await hear(id);
  return id;
}

describe('a file', () => {
  test('is served once it is cleared: under its name, as its type, to be saved and not shown', async () => {
    const id = await attach('ownSeller', pdf, { fileName: 'عرض السعر.pdf', shared: true });
    for (const who of ['ownSeller', 'manager'] as const) {
      const { body } = await download(who, id);
      const file = await fetch(String(body['url']));
      expect(file.status).toBe(200);
      expect(Buffer.from(await file.arrayBuffer())).toEqual(pdf);
      expect(file.headers.get('content-type')).toBe('application/pdf');
      expect(file.headers.get('content-disposition')).toMatch(
        /^attachment; filename="[^"]+\.pdf"; filename\*=/,
      );
      expect(Number(new URL(String(body['url'])).searchParams.get('X-Amz-Expires'))).toBe(60);
    }
    const { body } = await as('manager', readTimeline);
    expect(JSON.stringify(body)).toContain('عرض السعر.pdf');
  });

  test('told of twice is judged once', async () => {
    const id = await attach('ownSeller', pdf);
    await hear(id);
    expect((await filesOf('ownSeller')).find((file) => file.id === id)).toMatchObject({ version: 3 });
  });
});

describe('nothing of these is served', () => {
  const virus = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
  const document = (files: Record<string, string | Buffer>) =>
    archiveOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w:document/>', ...files });

  test.each<[string, Buffer, string, string]>([
    ['HTML that says it is a PDF', Buffer.from('<html>'), 'application/pdf', 'other-type-than-declared'],
    ['HTML as a text', Buffer.from('<!doctype html>'), 'text/plain', 'active-content'],
    ['SVG as a text', Buffer.from('<svg onload=alert(1)>'), 'text/plain', 'active-content'],
    ['a PDF with a script', Buffer.from('%PDF-1.7 /JavaScript'), 'application/pdf', 'active-content'],
    ['a document with macros', document({ 'word/vbaProject.bin': 'x' }), docx, 'active-content'],
    ['a zip bomb', document({ 'word/a.bin': Buffer.alloc(90_000_000) }), docx, 'unpacks-too-large'],
    ['the test virus', Buffer.from(virus), 'text/plain', 'malware'],
  ])('%s', async (_name, bytes, contentType, refusal) => {
    const id = await attach('ownSeller', bytes, { contentType });
    expect((await filesOf('ownSeller')).find((file) => file.id === id)).toMatchObject({
      status: 'refused',
      refusal,
    });
    const answer = await download('ownSeller', id);
    expect([answer.status, answer.body['code']]).toEqual([409, 'attachment-not-cleared']);
  });

  test('an upload that never came, or is not finished, or not checked yet', async () => {
    const { id, upload } = await announce('ownSeller', pdf);
    expect((await finish('ownSeller', id)).body['code']).toBe('attachment-not-arrived');
    expect((await download('ownSeller', id)).body['code']).toBe('attachment-not-cleared');
    await put(upload, pdf);
    expect((await download('ownSeller', id)).body['code']).toBe('attachment-not-cleared');
    await finish('ownSeller', id);
    expect((await download('ownSeller', id)).body['code']).toBe('attachment-not-cleared');
  });

  test('another length or type than was signed: the store refuses it', async () => {
    const { id, upload } = await announce('ownSeller', pdf);
    expect((await put(upload, Buffer.concat([pdf, pdf]))).status).toBe(403);
    const html = { ...upload, headers: { 'content-type': 'text/html' } };
    expect((await put(html, pdf)).status).toBe(403);
    expect((await finish('ownSeller', id)).body['code']).toBe('attachment-not-arrived');
  });

  test('other bytes of the same length than were announced', async () => {
    const other = Buffer.from(pdf.toString('latin1').replace('Catalog', 'Catalot'), 'latin1');
    const { id, upload } = await announce('ownSeller', pdf);
    await put(upload, other);
    await finish('ownSeller', id);
    await hear(id);
    expect((await filesOf('ownSeller'))[0]).toMatchObject({ status: 'refused', refusal: 'not-as-announced' });
    expect((await download('ownSeller', id)).body['code']).toBe('attachment-not-cleared');
  });

  test('what is put in its place, before the check or after it', async () => {
    const evil = Buffer.from(pdf.toString('latin1').replace('Catalog', 'Replace'), 'latin1');
    const early = await announce('ownSeller', pdf);
    await put(early.upload, pdf);
    await finish('ownSeller', early.id);
    await put(early.upload, evil);
    await hear(early.id);
    expect((await filesOf('ownSeller'))[0]).toMatchObject({ status: 'refused', refusal: 'not-as-announced' });

    const late = await announce('ownSeller', pdf);
    await put(late.upload, pdf);
    await finish('ownSeller', late.id);
    await hear(late.id);
    expect((await put(late.upload, evil)).status).toBe(200);
    await hear(late.id);
    const again = await finish('ownSeller', late.id);
    expect([again.status, again.body['code']]).toEqual([409, 'illegal-move']);
    const { body } = await download('ownSeller', late.id);
    expect(await (await fetch(String(body['url']))).text()).toBe(pdf.toString());
  });

  test.each([
    ['../../etc/passwd', 'passwd.pdf'],
    ['a\r\nSet-Cookie: x=1', 'aSet-Cookie x=1.pdf'],
    ['invoice\u202efdp.exe', 'invoicefdp.pdf'],
  ])('a name like %j', async (given, kept) => {
    expect((await announce('ownSeller', pdf, { fileName: given })).fileName).toBe(kept);
  });

  test.each([
    [{ contentType: 'image/svg+xml' }, '/contentType', 'unknown-file-type'],
    [{ contentType: 'text/html' }, '/contentType', 'unknown-file-type'],
    [{ sizeBytes: 10_000_001 }, '/sizeBytes', 'too-large'],
    [{ sizeBytes: 0 }, '/sizeBytes', 'file-empty'],
    [{ sha256: 'nonsense' }, '/sha256', 'invalid-digest'],
  ])('an announcement of %o', async (over, pointer, code) => {
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    const { status, body } = await as('ownSeller', contract.createAttachment, {
      body: { fileName: 'x', contentType: 'application/pdf', sizeBytes: 9, sha256, ...over },
    });
    expect([status, body['errors']]).toEqual([400, [expect.objectContaining({ pointer, code })]]);
  });
});

test('a lead that no partner has is shared with nobody, and no file is announced', async () => {
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  const params = { leadId: world.records.leadId.pooled };
  const body = { fileName: 'a.pdf', contentType: 'application/pdf', sizeBytes: pdf.length, sha256 };
  const refused = await as('operations', contract.createAttachment, {
    params,
    body: { ...body, shared: true },
  });
  expect([refused.status, refused.body['code']]).toEqual([422, 'nobody-to-share-with']);
  expect((await as('operations', contract.listAttachments, { params })).body['items']).toEqual([]);
});

test('a lead has as many files of each side as that may attach, shared ones included, and no more', async () => {
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  const body = {
    fileName: 'a.pdf',
    contentType: 'application/pdf',
    sizeBytes: pdf.length,
    sha256,
    shared: true,
  };
  const next = (who: ActorName) => as(who, contract.createAttachment, { body });
  const ownSide = world.records.partnerId.own;
  const own = (await listAllFiles({ kind: 'lead', id: leadId }, ownSide)).filter(
    ({ organisation }) => organisation === ownSide,
  );
  for (let count = own.length; count < mostFiles; count += 1)
    expect((await next('ownSeller')).status).toBe(201);
  const refused = await next('ownSeller');
  expect([refused.status, refused.body['code']]).toEqual([422, 'too-many-files']);
  // Whatever one side shares, the other has room.
  expect((await next('manager')).status).toBe(201);
});

describe('a file is for those it was meant for', () => {
  test('kept by a partner, kept by the vendor, or shared', async () => {
    const ours = await attach('ownSeller', pdf);
    const theirs = await attach('manager', pdf);
    const both = await attach('operations', pdf, { shared: true });
    const idsOf = async (who: ActorName) => (await filesOf(who)).map(({ id }) => id);
    expect(await idsOf('ownAdmin')).toEqual(expect.arrayContaining([ours, both]));
    expect(await idsOf('ownAdmin')).not.toContain(theirs);
    expect(await idsOf('manager')).toEqual(expect.arrayContaining([theirs, both]));
    expect(await idsOf('manager')).not.toContain(ours);
    expect((await download('manager', ours)).status).toBe(404);
    expect((await download('ownAdmin', theirs)).status).toBe(404);
    expect((await download('rivalAdmin', both)).status).toBe(404);
  });

  test('and a partner that loses the lead keeps what it attached itself, and no more; the next owner gets none', async () => {
    const own = await attach('ownSeller', pdf, { shared: true });
    const fromVendor = await attach('manager', pdf, { shared: true });
    await as('operations', withdrawLead, { body: { reason: 'wrong-partner' } });
    const { body } = await as('operations', assignLead, {
      body: { partnerId: world.records.partnerId.foreign[0] },
    });
    const offerId = (body['offer'] as { id: string }).id;
    await as('rivalAdmin', acceptOffer, { params: { offerId }, body: {} });
    expect((await download('ownSeller', own)).status).toBe(200);
    expect((await download('ownSeller', fromVendor)).status).toBe(404);
    for (const id of [own, fromVendor]) expect((await download('rivalAdmin', id)).status).toBe(404);
    expect(await filesOf('rivalAdmin')).toEqual([]);
  });
});

describe('a scanner of viruses', () => {
  const guardDuty = (objectKey: string) => ({
    id: 'scan-1',
    source: 'aws.guardduty',
    detail: { s3ObjectDetails: { objectKey } },
  });
  async function arrived(): Promise<string> {
    const { id, upload } = await announce('ownSeller', pdf);
    await put(upload, pdf);
    await finish('ownSeller', id);
    return id;
  }
  const statusOf = async (id: string) => (await filesOf('ownSeller')).find((file) => file.id === id)?.status;

  test('has the last word, and until then the file waits', async () => {
    const id = await arrived();
    await scanFile(id, () => Promise.resolve({ kind: 'waiting' }), system());
    expect(await statusOf(id)).toBe('quarantined');
    await scanFile(id, () => Promise.resolve({ kind: 'refused', reason: 'malware' }), system());
    expect(await statusOf(id)).toBe('refused');
    await scanFile(id, () => Promise.resolve({ kind: 'clear' }), system());
    expect(await statusOf(id)).toBe('refused');
  });

  test('makes the worker look again by its event, and objects of others say nothing', async () => {
    const id = await arrived();
    await deliver(guardDuty(`elsewhere/${id}`));
    expect(await statusOf(id)).toBe('quarantined');
    await deliver(guardDuty(`quarantine/${id}`));
    expect(await statusOf(id)).toBe('cleared');
  });
});

describe('a file of a company or a partner', () => {
  interface Place {
    attach: AnyRoute;
    list: AnyRoute;
    told: AnyRoute;
    params: Record<string, string>;
  }
  const places = (): Place[] => [
    {
      attach: contract.attachToAccount,
      list: contract.listOfAccount,
      told: readAccountTimeline,
      params: { accountId: world.records.accountId.own },
    },
    {
      attach: contract.attachToPartner,
      list: contract.listOfPartner,
      told: readPartnerTimeline,
      params: { partnerId: world.records.partnerId.own },
    },
  ];
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  const body = { fileName: 'Contract.pdf', contentType: 'application/pdf', sizeBytes: pdf.length, sha256 };

  test('is for all of the vendor who may read files, once it is cleared, and told by the timeline', async () => {
    for (const { attach: route, list, told, params } of places()) {
      const announced = await as('manager', route, { params, body });
      expect(announced.status).toBe(201);
      const { id } = announced.body['attachment'] as contract.Attachment;
      expect((await put(announced.body['upload'] as Upload, pdf)).status).toBe(200);
      expect((await download('operations', id)).body['code']).toBe('attachment-not-cleared');
      expect((await finish('manager', id)).status).toBe(202);
      await hear(id);
      const { items } = (await as('operations', list, { params })).body;
      expect((items as contract.Attachment[])[0]).toMatchObject({
        id,
        status: 'cleared',
        ours: true,
        shared: false,
      });
      expect((await download('operations', id)).status).toBe(200);
      const lines = (await as('operations', told, { params })).body['items'] as { note: string | null }[];
      expect(lines[0]).toMatchObject({ note: 'Contract.pdf', actor: { kind: 'colleague' } });
      for (const who of ['ownAdmin', 'rivalAdmin'] as const) {
        expect((await as(who, list, { params })).status).toBe(403);
        expect((await as(who, route, { params, body })).status).toBe(403);
        expect((await download(who, id)).status).toBe(404);
        expect((await finish(who, id)).status).toBe(404);
      }
      for (const who of ['viewer', 'finance'] as const)
        expect((await as(who, list, { params })).status).toBe(403);
    }
  });

  test('of a partner beyond its portfolio a channel manager neither lists nor attaches', async () => {
    const params = { partnerId: world.records.partnerId.foreign[0] ?? '' };
    expect((await as('manager', contract.listOfPartner, { params })).status).toBe(404);
    expect((await as('manager', contract.attachToPartner, { params, body })).status).toBe(404);
    const [file] = (await as('operations', contract.listOfPartner, { params })).body['items'] as {
      id: string;
    }[];
    expect((await download('manager', file?.id ?? '')).status).toBe(404);
  });
});
