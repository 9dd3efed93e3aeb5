import type { Readable } from 'node:stream';

/** As much as the store behind takes in one request, with room for its own limit of 11 MiB. */
export const partBytes = 8 * 1024 * 1024;

/** The store did not take a part; what it had of the upload is thrown away. */
export class PartRefused extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`The object store answered ${status} to a part of an upload`);
    this.name = 'PartRefused';
    this.status = status;
  }
}

/**
 * Puts one large body into the store as a multipart upload, holding one part of it at a time. S3 takes a single PUT
 * of up to 5 GB; the store behind takes 11 MiB a request, so here the one becomes the other.
 * @param object the object's address in the store, without a query
 * @returns the new object's tag
 * @throws PartRefused
 */
export async function putInParts(object: string, contentType: string, body: Readable): Promise<string> {
  const created = await ask(`${object}?uploads`, {
    method: 'POST',
    headers: { 'content-type': contentType },
  });
  const upload = `uploadId=${encodeURIComponent(tagText(await created.text(), 'UploadId'))}`;
  try {
    const parts: string[] = [];
    for await (const part of inParts(body)) {
      const number = parts.length + 1;
      const answer = await ask(`${object}?partNumber=${number}&${upload}`, { method: 'PUT', body: part });
      parts.push(
        `<Part><PartNumber>${number}</PartNumber><ETag>${answer.headers.get('etag') ?? ''}</ETag></Part>`,
      );
    }
    const completed = await ask(`${object}?${upload}`, {
      method: 'POST',
      body: `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`,
    });
    return tagText(await completed.text(), 'ETag').replaceAll('&quot;', '"');
  } catch (error) {
    await fetch(`${object}?${upload}`, { method: 'DELETE' });
    throw error;
  }
}

async function ask(url: string, init: RequestInit): Promise<Response> {
  const answer = await fetch(url, init);
  if (!answer.ok) throw new PartRefused(answer.status);
  return answer;
}

const tagText = (xml: string, name: string): string =>
  new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';

async function* inParts(body: Readable): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    held.push(chunk);
    size += chunk.length;
    if (size < partBytes) continue;
    yield joined(held);
    held = [];
    size = 0;
  }
  if (size > 0) yield joined(held);
}

const joined = (chunks: readonly Buffer[]): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.concat(chunks));
