import { createHash } from 'node:crypto';
import { type IncomingMessage, request as forward, type ServerResponse } from 'node:http';
import type { RequestListener } from '../net/loopback-server.ts';
import { readBody } from '../net/read-body.ts';
import type { BucketCors } from './bucket-cors.ts';
import { PartRefused, partBytes, putInParts } from './put-in-parts.ts';
import { checkSignature, type KeyPair, type SignatureRefusal } from './request-signature.ts';

export interface ObjectsGuardOptions {
  /** Where the object store itself answers. */
  readonly upstream: string;
  readonly keys: KeyPair;
  readonly cors: BucketCors;
  readonly now?: () => number;
}

/** As much as the store behind it takes in one request. */
const largestBodyBytes = 11 * 1024 * 1024;
/** As much as S3 takes in one. */
const largestPutBytes = 5 * 1024 ** 3;

const statusOf: Readonly<Record<SignatureRefusal, number>> = {
  AccessDenied: 403,
  AuthorizationHeaderMalformed: 400,
  AuthorizationQueryParametersError: 400,
  InvalidAccessKeyId: 403,
  RequestTimeTooSkewed: 403,
  SignatureDoesNotMatch: 403,
};

/**
 * Stands in front of the object store and refuses what S3 would: unsigned, tampered and expired requests,
 * a body other than the signed one, and browsers the bucket does not allow. The store itself takes anything.
 */
export function objectsGuard({ upstream, keys, cors, now = Date.now }: ObjectsGuardOptions): RequestListener {
  return async (request, response) => {
    const target = request.url ?? '/';
    const corsHeaders = cors(bucketOf(target), request);
    if (request.method === 'OPTIONS') {
      if (corsHeaders) response.writeHead(200, corsHeaders).end();
      else refuse(response, 403, 'AccessForbidden');
      return;
    }
    const refusal = signatureRefusal(request, target, keys, now());
    if (refusal) {
      refuse(response, refusal === 'InvalidURI' ? 400 : statusOf[refusal], refusal, corsHeaders);
      return;
    }
    if (isLargePut(request)) {
      await passInParts(request, response, { upstream, target, corsHeaders: corsHeaders ?? {} });
      return;
    }
    const body = await readBody(request, largestBodyBytes);
    if (!body) refuse(response, 400, 'EntityTooLarge', corsHeaders);
    else if (!isSignedBody(request, body)) refuse(response, 400, 'XAmzContentSHA256Mismatch', corsHeaders);
    else await pass(request, response, { upstream, target, body, corsHeaders: corsHeaders ?? {} });
  };
}

const bucketOf = (target: string): string => /^\/([^/?]*)/.exec(target)?.[1] ?? '';

function signatureRefusal(
  request: IncomingMessage,
  target: string,
  keys: KeyPair,
  now: number,
): SignatureRefusal | 'InvalidURI' | undefined {
  try {
    return checkSignature({ method: request.method ?? 'GET', target, headers: request.headers }, keys, now);
  } catch (error) {
    if (error instanceof URIError) return 'InvalidURI';
    throw error;
  }
}

/** A request that signed its body's hash must bring that body; streaming and unsigned payloads name no hash. */
function isSignedBody(request: IncomingMessage, body: Buffer): boolean {
  const claimed = request.headers['x-amz-content-sha256'];
  if (typeof claimed !== 'string' || !/^[0-9a-f]{64}$/.test(claimed)) return true;
  return createHash('sha256').update(body).digest('hex') === claimed;
}

/** A whole object in one request, too large for the store behind, whose body nobody signed: a presigned upload. */
const isLargePut = ({ method, headers }: IncomingMessage): boolean =>
  method === 'PUT' &&
  Number(headers['content-length'] ?? 0) > partBytes &&
  headers['x-amz-content-sha256'] === undefined;

interface LargePassage {
  readonly upstream: string;
  readonly target: string;
  readonly corsHeaders: Readonly<Record<string, string>>;
}

async function passInParts(
  request: IncomingMessage,
  response: ServerResponse,
  { upstream, target, corsHeaders }: LargePassage,
): Promise<void> {
  if (Number(request.headers['content-length']) > largestPutBytes) {
    refuse(response, 400, 'EntityTooLarge', corsHeaders);
    return;
  }
  const object = `${upstream}${target.split('?')[0] ?? ''}`;
  try {
    const etag = await putInParts(object, request.headers['content-type'] ?? '', request);
    response.writeHead(200, { etag, ...corsHeaders }).end();
  } catch (error) {
    if (!(error instanceof PartRefused)) throw error;
    refuse(response, error.status, 'IncompleteBody', corsHeaders);
  }
}

interface Passage extends LargePassage {
  readonly body: Buffer;
}

function pass(request: IncomingMessage, response: ServerResponse, passage: Passage): Promise<void> {
  const { upstream, target, body, corsHeaders } = passage;
  const { host, port } = new URL(upstream);
  const headers = { ...request.headers, host, 'content-length': String(body.length) };
  return new Promise((resolve, reject) => {
    const onward = forward(
      { host: '127.0.0.1', port, method: request.method, path: target, headers },
      (answer) => {
        const status = answer.statusCode ?? 502;
        response.writeHead(status, {
          ...answer.headers,
          ...(status < 300 && overriddenHeaders(target)),
          ...corsHeaders,
        });
        answer.pipe(response).once('finish', resolve).once('close', resolve);
        answer.once('error', reject);
      },
    );
    onward.once('error', reject);
    onward.end(body);
  });
}

/** `response-content-disposition=…` in a signed link sets that header of the answer. */
function overriddenHeaders(target: string): Record<string, string> {
  const query = new URL(target, 'http://s3').searchParams;
  return Object.fromEntries(
    [...query]
      .filter(([name]) => name.startsWith('response-'))
      .map(([name, value]) => [name.slice('response-'.length), value]),
  );
}

function refuse(
  response: ServerResponse,
  status: number,
  code: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/xml', connection: 'close', ...headers });
  response.end(`<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code></Error>`);
}
