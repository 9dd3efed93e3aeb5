/** The port to the object store: links to put and to fetch, and objects pinned by their tag. */
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { refusalStatus, sendToObjects, signedLink, type ObjectPlace } from './object-client.ts';

/** Exactly these bytes, whatever is put in their place later. */
export interface PinnedObject {
  etag: string;
  versionId: string | null;
}

/** A link by which one object of exactly this type and size is put; whoever uses it sends these headers. */
export async function uploadLink(
  place: ObjectPlace,
  { contentType, sizeBytes, seconds }: { contentType: string; sizeBytes: number; seconds: number },
): Promise<{ url: string; method: 'PUT'; headers: Record<string, string> }> {
  const headers = { 'content-type': contentType };
  const signed = { ...headers, 'content-length': String(sizeBytes) };
  const url = await signedLink({ ...place, method: 'PUT', headers: signed }, seconds);
  return { url, method: 'PUT', headers };
}

/** A link to an object, which is answered with this type and disposition, whatever it was put with. */
export const downloadLink = (
  place: ObjectPlace,
  { contentType, disposition, seconds }: { contentType: string; disposition: string; seconds: number },
): Promise<string> =>
  signedLink(
    {
      ...place,
      method: 'GET',
      query: { 'response-content-disposition': disposition, 'response-content-type': contentType },
    },
    seconds,
  );

/** Whoever may not list a bucket is told 403 of an object that is not there. */
const isMissing = (error: unknown): boolean => [403, 404].includes(refusalStatus(error));

/** The object as it stands now; undefined if there is none, or one of another size (1 request). */
export async function findObject(place: ObjectPlace, sizeBytes: number): Promise<PinnedObject | undefined> {
  try {
    const { headers, body } = await sendToObjects({ ...place, operation: 'HeadObject', method: 'HEAD' });
    // Nothing comes, but only once that was read is the connection free for the next request.
    await text(body);
    const etag = headers['etag'];
    if (Number(headers['content-length']) !== sizeBytes || etag === undefined) return undefined;
    return { etag, versionId: headers['x-amz-version-id'] ?? null };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** A pinned object, or a range of its bytes, as it comes; undefined if another stands in its place (1 request). */
export async function openObject(
  place: ObjectPlace,
  { etag, versionId }: PinnedObject,
  range?: string,
): Promise<Readable | undefined> {
  try {
    const answer = await sendToObjects({
      ...place,
      operation: 'GetObject',
      method: 'GET',
      query: versionId === null ? {} : { versionId },
      headers: { 'if-match': etag, ...(range !== undefined && { range }) },
    });
    if (answer.headers['etag'] === etag) return answer.body;
    // Not every store knows the condition; the answer's own tag tells as much.
    answer.body.destroy();
    return undefined;
  } catch (error) {
    if (isMissing(error) || refusalStatus(error) === 412) return undefined;
    throw error;
  }
}

/** Puts an object; the same bytes again change nothing (1 request). */
export async function putObject(place: ObjectPlace, contentType: string, bytes: Buffer): Promise<void> {
  const headers = { 'content-type': contentType };
  const { body } = await sendToObjects({
    ...place,
    operation: 'PutObject',
    method: 'PUT',
    headers,
    body: bytes,
  });
  await text(body);
}

// S3 wants parts of at least 5 MiB, but for the last.
const partBytes = 8 * 1024 * 1024;

/**
 * Puts an object of unknown size, holding one part of it at a time (1 request, and 2 more if there are more than
 * 8 MB). Put once more, it is what it was.
 */
export async function putPieces(
  place: ObjectPlace,
  contentType: string,
  pieces: AsyncIterable<Buffer>,
): Promise<void> {
  const parts = inParts(pieces);
  const first = (await parts.next()).value ?? Buffer.alloc(0);
  const second = await parts.next();
  if (second.done === true) return putObject(place, contentType, first);
  const uploadId = await beginUpload(place, contentType);
  const tags = [await putPart(place, uploadId, 1, first), await putPart(place, uploadId, 2, second.value)];
  for await (const part of parts) tags.push(await putPart(place, uploadId, tags.length + 1, part));
  await completeUpload(place, uploadId, tags);
}

async function beginUpload(place: ObjectPlace, contentType: string): Promise<string> {
  const { body } = await sendToObjects({
    ...place,
    operation: 'CreateMultipartUpload',
    method: 'POST',
    query: { uploads: '' },
    headers: { 'content-type': contentType },
  });
  const uploadId = valuesIn(await text(body), 'UploadId')[0];
  if (uploadId === undefined) throw new Error('The object store began no upload');
  return uploadId;
}

async function putPart(place: ObjectPlace, uploadId: string, number: number, part: Buffer): Promise<string> {
  const { headers, body } = await sendToObjects({
    ...place,
    operation: 'UploadPart',
    method: 'PUT',
    query: { partNumber: String(number), uploadId },
    body: part,
  });
  await text(body);
  return headers['etag'] ?? '';
}

async function completeUpload(place: ObjectPlace, uploadId: string, tags: readonly string[]): Promise<void> {
  const parts = tags.map(
    (tag, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${tag}</ETag></Part>`,
  );
  const { body } = await sendToObjects({
    ...place,
    operation: 'CompleteMultipartUpload',
    method: 'POST',
    query: { uploadId },
    headers: { 'content-type': 'application/xml' },
    body: Buffer.from(`<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`),
  });
  // The store answers before it is done, and may then still fail under a status of success.
  const answer = await text(body);
  const [fault] = answer.includes('<Error>') ? valuesIn(answer, 'Code') : [];
  if (fault !== undefined) throw new Error(`The object store put no parts together: ${fault}`);
}

async function* inParts(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const piece of pieces) {
    held.push(piece);
    size += piece.length;
    if (size < partBytes) continue;
    yield Buffer.concat(held);
    held = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(held);
}

/** Removes an object; one that is not there is removed already (1 request). */
export async function removeObject(place: ObjectPlace): Promise<void> {
  const { body } = await sendToObjects({ ...place, operation: 'DeleteObject', method: 'DELETE' });
  await text(body);
}

/** A tag that was put on a pinned object; undefined until it is (1 request). */
export async function readTag(
  place: ObjectPlace,
  { versionId }: PinnedObject,
  name: string,
): Promise<string | undefined> {
  const { body } = await sendToObjects({
    ...place,
    operation: 'GetObjectTagging',
    method: 'GET',
    query: { tagging: '', ...(versionId !== null && { versionId }) },
  });
  const answer = await text(body);
  return valuesIn(answer, 'Value')[valuesIn(answer, 'Key').indexOf(name)];
}

const letters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** What stands in the elements of a name in the store's answer, in order. */
const valuesIn = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, value = '']) =>
    value.replace(/&(amp|lt|gt|quot|apos);/g, (_, letter: string) => letters[letter] ?? ''),
  );
