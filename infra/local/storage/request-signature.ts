import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export interface SignedRequest {
  readonly method: string;
  /** Path and query as they came. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface KeyPair {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export type SignatureRefusal =
  | 'AccessDenied'
  | 'AuthorizationHeaderMalformed'
  | 'AuthorizationQueryParametersError'
  | 'InvalidAccessKeyId'
  | 'RequestTimeTooSkewed'
  | 'SignatureDoesNotMatch';

/** The parts of a signature, from the Authorization header or from a presigned link's query. */
interface Claim {
  readonly presigned: boolean;
  readonly accessKeyId: string;
  readonly scope: readonly [day: string, region: string, service: string];
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly date: string;
  readonly expiresSeconds: number;
  readonly payloadHash: string;
}

const longestPresignedSeconds = 7 * 24 * 3600;
const toleratedSkewMs = 15 * 60_000;

/** Checks a request as S3 does (Signature Version 4, header or presigned), or says why it is refused. */
export function checkSignature(
  request: SignedRequest,
  keys: KeyPair,
  now: number,
): SignatureRefusal | undefined {
  const url = new URL(request.target, 'http://s3');
  const claim = url.searchParams.has('X-Amz-Signature') ? presignedClaim(url) : headerClaim(request);
  if (typeof claim === 'string') return claim;
  if (claim.accessKeyId !== keys.accessKeyId) return 'InvalidAccessKeyId';
  const late = timeRefusal(claim, now);
  if (late) return late;
  if (!claim.signedHeaders.includes('host')) return 'SignatureDoesNotMatch';
  const expected = signature(canonicalRequest(request, url, claim), claim, keys.secretAccessKey);
  return sameText(expected, claim.signature) ? undefined : 'SignatureDoesNotMatch';
}

function presignedClaim(url: URL): Claim | SignatureRefusal {
  const query = url.searchParams;
  const expiresSeconds = Number(query.get('X-Amz-Expires') ?? Number.NaN);
  const [accessKeyId, scope] = splitCredential(query.get('X-Amz-Credential') ?? '');
  if (query.get('X-Amz-Algorithm') !== 'AWS4-HMAC-SHA256' || !scope)
    return 'AuthorizationQueryParametersError';
  if (!(expiresSeconds >= 1 && expiresSeconds <= longestPresignedSeconds))
    return 'AuthorizationQueryParametersError';
  return {
    presigned: true,
    accessKeyId,
    scope,
    signedHeaders: (query.get('X-Amz-SignedHeaders') ?? '').split(';'),
    signature: query.get('X-Amz-Signature') ?? '',
    date: query.get('X-Amz-Date') ?? '',
    expiresSeconds,
    payloadHash: query.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD',
  };
}

function headerClaim(request: SignedRequest): Claim | SignatureRefusal {
  const header = headerValue(request, 'authorization');
  if (header === '') return 'AccessDenied';
  const found =
    /^AWS4-HMAC-SHA256 Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]+)$/.exec(
      header,
    );
  const [, credential = '', signedHeaders = '', signature = ''] = found ?? [];
  const [accessKeyId, scope] = splitCredential(credential);
  if (!scope) return 'AuthorizationHeaderMalformed';
  return {
    presigned: false,
    accessKeyId,
    scope,
    signedHeaders: signedHeaders.split(';'),
    signature,
    date: headerValue(request, 'x-amz-date'),
    expiresSeconds: 0,
    payloadHash: headerValue(request, 'x-amz-content-sha256'),
  };
}

function splitCredential(credential: string): [string, Claim['scope'] | undefined] {
  const [accessKeyId = '', day, region, service, terminal] = credential.split('/');
  const whole = day !== undefined && region !== undefined && service === 's3' && terminal === 'aws4_request';
  return [accessKeyId, whole ? [day, region, service] : undefined];
}

function timeRefusal(claim: Claim, now: number): SignatureRefusal | undefined {
  const signedAt = Date.parse(
    claim.date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'),
  );
  if (Number.isNaN(signedAt) || !claim.date.startsWith(claim.scope[0])) return 'AccessDenied';
  if (!claim.presigned)
    return Math.abs(now - signedAt) > toleratedSkewMs ? 'RequestTimeTooSkewed' : undefined;
  const notYet = now < signedAt - toleratedSkewMs;
  return notYet || now > signedAt + claim.expiresSeconds * 1000 ? 'AccessDenied' : undefined;
}

function canonicalRequest(request: SignedRequest, url: URL, claim: Claim): string {
  const path = url.pathname
    .split('/')
    .map((segment) => encode(decodeURIComponent(segment)))
    .join('/');
  const query = [...url.searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]): [string, string] => [encode(name), encode(value)])
    .sort(([leftName, leftValue], [rightName, rightValue]) =>
      leftName === rightName ? order(leftValue, rightValue) : order(leftName, rightName),
    )
    .map((pair) => pair.join('='))
    .join('&');
  const headers = claim.signedHeaders
    .map((name) => `${name}:${headerValue(request, name).trim().replaceAll(/\s+/g, ' ')}\n`)
    .join('');
  return [request.method, path, query, headers, claim.signedHeaders.join(';'), claim.payloadHash].join('\n');
}

function signature(canonical: string, claim: Claim, secret: string): string {
  const scope = [...claim.scope, 'aws4_request'];
  const key = scope.reduce<Buffer | string>((secretSoFar, part) => hmac(secretSoFar, part), `AWS4${secret}`);
  const digest = createHash('sha256').update(canonical).digest('hex');
  return hmac(key, ['AWS4-HMAC-SHA256', claim.date, scope.join('/'), digest].join('\n')).toString('hex');
}

const hmac = (key: Buffer | string, text: string): Buffer => createHmac('sha256', key).update(text).digest();

const encode = (value: string): string =>
  encodeURIComponent(value).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const order = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

const sameText = (left: string, right: string): boolean =>
  left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right));

function headerValue(request: SignedRequest, name: string): string {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(',') : (value ?? '');
}
