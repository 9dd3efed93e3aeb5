/** Seals small values into cookies: encrypted and authenticated with AES-256-GCM, with an expiry inside. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const nonceLength = 12;
const tagLength = 16;

/** The key of one purpose, derived from a secret that never leaves the server. */
export const deriveKey = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'rafiq-portal', purpose, 32));

/** A value nobody can read or change, good until `expiresAtMs`. */
export function seal(value: unknown, key: Buffer, expiresAtMs: number): string {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const text = JSON.stringify({ value, expiresAtMs });
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
}

/** What was sealed, or undefined if it was tampered with, sealed with another key, or has run out. */
export function unseal(sealed: string, key: Buffer, nowMs: number): unknown {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length <= nonceLength + tagLength) return undefined;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceLength));
    decipher.setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength));
    const body = bytes.subarray(nonceLength + tagLength);
    const text = Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    const { value, expiresAtMs } = JSON.parse(text) as { value: unknown; expiresAtMs: number };
    return expiresAtMs > nowMs ? value : undefined;
  } catch {
    return undefined; // not ours, or not whole: the same answer as no cookie at all
  }
}
