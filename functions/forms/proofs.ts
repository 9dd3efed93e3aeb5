/** Challenges and page tokens: signed, so that nothing has to be kept until one is used. */
import { createHash, randomBytes } from 'node:crypto';
import * as z from 'zod';
import { isSignedFor, sign } from '#functions/kernel/sign.ts';
import { leadingZeroBits, proofKinds, type Proof } from './domain/proof.ts';

const purpose = 'form-proof';
const nonceBytes = 12;

const parts = z.tuple([
  z.enum(proofKinds),
  z.string(),
  z.number(),
  z.number().int(),
  z.string().regex(/^[\w-]{16}$/),
]);

/** Signs a new proof for a form, in one line of text. */
export function issueProof(proof: Omit<Proof, 'nonce'>): string {
  const { kind, formId, issuedAtMs, bits } = proof;
  const nonce = randomBytes(nonceBytes).toString('base64url');
  const payload = Buffer.from(JSON.stringify([kind, formId, issuedAtMs, bits, nonce])).toString('base64url');
  return `${payload}.${sign(purpose, payload)}`;
}

/** What a proof says; undefined if it was not signed here. */
export function readProof(text: string): Proof | undefined {
  const [payload = '', signature = '', ...rest] = text.split('.');
  if (rest.length > 0 || !isSignedFor(purpose, payload, signature)) return undefined;
  const [kind, formId, issuedAtMs, bits, nonce] = parts.parse(
    JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')),
  );
  return { kind, formId, issuedAtMs, bits, nonce };
}

/** How much work a solution shows for its challenge. */
export const bitsShown = (challenge: string, solution: string): number =>
  leadingZeroBits(createHash('sha256').update(`${challenge}.${solution}`).digest());
