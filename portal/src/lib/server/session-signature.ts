/**
 * AWS's signature (version 4) of what is posted to the root of a service: all that asking a table takes. Source:
 * docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
import { createHmac, hash } from 'node:crypto';

export interface Signer {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
  readonly region: string;
  readonly service: string;
}

const algorithm = 'AWS4-HMAC-SHA256';
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** A key is good for one day, in one region, for one service. */
function keyOf({ secretAccessKey, region, service }: Signer, day: string): Buffer {
  return ['aws4_request', service, region, day].reduceRight<Buffer | string>(
    (key, part) => hmac(key, part),
    `AWS4${secretAccessKey}`,
  ) as Buffer;
}

/** The last key stays: one process has one signer at a time, and deriving takes four times what signing takes. */
let last: { readonly signer: Signer; readonly day: string; readonly key: Buffer } | undefined;

function keptKeyOf(signer: Signer, day: string): Buffer {
  if (last?.signer !== signer || last.day !== day) last = { signer, day, key: keyOf(signer, day) };
  return last.key;
}

/**
 * These headers (names in small letters, `host` among them) with those that sign them and the body.
 * @param nowMs the signature is good for some minutes around it
 */
export function signedHeaders(
  headers: Readonly<Record<string, string>>,
  body: string,
  signer: Signer,
  nowMs: number,
): Record<string, string> {
  const stamp = new Date(nowMs).toISOString().replace(/[-:]|\.\d+/g, '');
  const day = stamp.slice(0, 8);
  const all: Record<string, string> = {
    ...headers,
    'x-amz-date': stamp,
    ...(signer.sessionToken !== undefined && { 'x-amz-security-token': signer.sessionToken }),
  };
  const names = Object.keys(all).sort();
  const canonical = [
    'POST',
    '/',
    '',
    ...names.map((name) => `${name}:${all[name]?.trim().replace(/\s+/g, ' ')}`),
    '',
    names.join(';'),
    hash('sha256', body),
  ].join('\n');
  const scope = `${day}/${signer.region}/${signer.service}/aws4_request`;
  const signature = createHmac('sha256', keptKeyOf(signer, day))
    .update([algorithm, stamp, scope, hash('sha256', canonical)].join('\n'))
    .digest('hex');
  all.authorization = `${algorithm} Credential=${signer.accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  return all;
}
