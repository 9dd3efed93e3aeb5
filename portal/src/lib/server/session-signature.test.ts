import { Sha256 } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';
import { expect, test } from 'vitest';
import { signedHeaders } from './session-signature.ts';

const headers = {
  'content-type': 'application/x-amz-json-1.0',
  host: 'dynamodb.eu-central-1.amazonaws.com',
  'x-amz-target': 'DynamoDB_20120810.GetItem',
};
const body = '{"Key":{"id":{"S":"رفیق"}}}';
const keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
const noon = Date.parse('2026-03-01T12:00:00.789Z');

/** The headers that AWS's own signer makes of the same. */
async function reference(nowMs: number, credentials: typeof keys & { sessionToken?: string }) {
  const signer = new SignatureV4({
    service: 'dynamodb',
    region: 'eu-central-1',
    credentials,
    sha256: Sha256,
    applyChecksum: false,
  });
  const signed = await signer.sign(
    { method: 'POST', protocol: 'https:', hostname: headers.host, path: '/', headers: { ...headers }, body },
    { signingDate: new Date(nowMs) },
  );
  return signed.headers;
}

test.each([
  ['keys that stay', noon, keys],
  ['keys on loan', noon, { ...keys, sessionToken: 'Io//a=+ token' }],
  ['another day', noon + 24 * 3600_000, keys],
  ['another key on that day', noon + 24 * 3600_000, { ...keys, secretAccessKey: 'other' }],
])('signs as AWS does: %s', async (_, nowMs, credentials) => {
  const signer = { ...credentials, region: 'eu-central-1', service: 'dynamodb' };
  expect(signedHeaders(headers, body, signer, nowMs)).toEqual(await reference(nowMs, credentials));
  expect(signedHeaders(headers, body, signer, nowMs)).toEqual(await reference(nowMs, credentials));
});
