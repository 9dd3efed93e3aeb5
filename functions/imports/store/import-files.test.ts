import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Readable } from 'node:stream';
import { newId } from '#functions/kernel/id.ts';
import { startTestObjects, type TestObjects } from '../../../test/fixtures/objects.ts';
import * as files from './import-files.ts';

let objects: TestObjects;

beforeAll(async () => {
  objects = await startTestObjects();
});
afterAll(() => objects.stop());

const csv = 'id,name\n1,Noor\n2,نور\n';
const size = Buffer.byteLength(csv);

async function upload(importId: string, body = csv, sizeBytes = Buffer.byteLength(body)) {
  const { url, method, headers } = await files.uploadLink(importId, sizeBytes);
  return fetch(url, { method, headers, body });
}
async function textFrom(importId: string, byte: number) {
  const file = await files.findFile(importId, size);
  if (file === undefined) throw new Error('The file is missing');
  return Buffer.concat(await (await files.openFile(importId, file, byte)).toArray()).toString('utf8');
}

describe('an upload link', () => {
  test('signs place, type and length, and asks for no checksum', async () => {
    const importId = newId('import');
    const { url, method, headers } = await files.uploadLink(importId, size);
    const link = new URL(url);
    expect(method).toBe('PUT');
    expect(headers).toEqual({ 'content-type': 'text/csv' });
    expect(link.pathname).toBe(`/${objects.bucket}/imports/${importId}/file.csv`);
    expect(link.searchParams.get('X-Amz-SignedHeaders')).toBe('content-length;content-type;host');
    expect(Number(link.searchParams.get('X-Amz-Expires'))).toBeLessThanOrEqual(900);
    expect([...link.searchParams.keys()].filter((name) => /checksum/i.test(name))).toEqual([]);
  });

  test('takes exactly the file announced', async () => {
    const importId = newId('import');
    expect((await upload(importId)).status).toBe(200);
    expect((await upload(importId, `${csv}more`, size)).status).toBe(403);
    expect(await textFrom(importId, 0)).toBe(csv);
    expect(await textFrom(importId, 8)).toBe('1,Noor\n2,نور\n');
  });
});

describe('the refused rows', () => {
  test('are had by a link that saves them under the name of their file', async () => {
    const importId = newId('import');
    await files.keepRefusedRows(importId, Readable.from([Buffer.from('\ufeffa\r\n'), Buffer.from('1\r\n')]));
    const answer = await fetch(await files.refusedRowsLink(importId, "lead's (old) – عملاء.csv"));
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''lead%27s%20%28old%29%20%E2%80%93%20${encodeURIComponent('عملاء')}.csv`,
    );
    expect(Buffer.from(await answer.arrayBuffer()).toString('utf8')).toBe('\ufeffa\r\n1\r\n');
  });
});

describe('a file', () => {
  test('is missing until it has arrived in the size announced', async () => {
    const importId = newId('import');
    expect(await files.findFile(importId, size)).toBeUndefined();
    await upload(importId);
    expect(await files.findFile(importId, size + 1)).toBeUndefined();
    expect(await files.findFile(importId, size)).toMatchObject({ etag: expect.any(String) as string });
  });

  test('that was put in place of the pinned one is not read', async () => {
    const importId = newId('import');
    await upload(importId);
    const pinned = await files.findFile(importId, size);
    await upload(importId, csv.replace('Noor', 'Evil'));
    expect(await files.findFile(importId, size)).not.toEqual(pinned);
    await expect(files.openFile(importId, pinned!, 0)).rejects.toBeInstanceOf(files.FileChanged);
    await expect(files.readHead(importId, pinned!, 10)).rejects.toBeInstanceOf(files.FileChanged);
    await expect(files.openFile(newId('import'), pinned!, 0)).rejects.toBeInstanceOf(files.FileChanged);
  });
});
