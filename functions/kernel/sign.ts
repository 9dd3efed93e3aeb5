/** Signatures of texts that go out into the world and come back. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { env } from './env.ts';

/** The signature of a text. One secret serves all; a signature made for one purpose is none for another. */
export const sign = (purpose: string, text: string): string =>
  createHmac('sha256', env('CURSOR_SECRET'))
    .update(JSON.stringify([purpose, text]))
    .digest('base64url');

/** Whether this is the signature of the text, compared in constant time. */
export function isSignedFor(purpose: string, text: string, signature: string): boolean {
  const given = Buffer.from(signature);
  const wanted = Buffer.from(sign(purpose, text));
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
