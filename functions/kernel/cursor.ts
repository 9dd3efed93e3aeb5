/**
 * Cursors: sealed, and bound to the caller, the path and the filters they were made for. They say where a list stands
 * in the table, which may be at a row that its reader never sees; so they are not for reading.
 */
import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { env } from './env.ts';
import { Problem } from './problem.ts';

/** What a cursor belongs to; anything else refuses it. */
export interface CursorScope {
  subject: string;
  path: string;
  filters: unknown;
}

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;
/** What places are written with, the most frequent last: a cursor need not carry it. */
const commonWords = Buffer.from(
  '[null,null,null,null,"end","end","end"]"},{"pk":"lead_","sk":"LEAD","gsi2pk":"","gsi2sk":"20"gsi1pk":"","gsi1sk":"2026-00-00T00:00:00.000Z#lead_01m',
);
/** More than any place takes: nine lists at once, each with every key of its row. */
const mostBytes = 64 * 1024;

const mac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** A key of its own for each use: what is signed with the secret elsewhere opens nothing here. */
const keyFor = (use: 'seal' | 'nonce'): Buffer => mac(env('CURSOR_SECRET'), `cursor ${use}`);

const boundTo = ({ subject, path, filters }: CursorScope): string => JSON.stringify([subject, path, filters]);

/**
 * Writes where a list ended as a cursor. The nonce is made of what is sealed, so that the same place of the same list
 * has the same cursor, and no two different ones share a nonce.
 */
export function writeCursor(position: unknown, scope: CursorScope): string {
  // Pages carry it in their links, and what is sealed can be packed no more.
  const packed = deflateRawSync(JSON.stringify(position), { dictionary: commonWords });
  const bound = boundTo(scope);
  const nonce = mac(keyFor('nonce'), JSON.stringify([bound, packed.toString('base64')])).subarray(
    0,
    nonceBytes,
  );
  const cipher = createCipheriv(algorithm, keyFor('seal'), nonce).setAAD(Buffer.from(bound));
  const sealed = Buffer.concat([cipher.update(packed), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Reads a cursor back. @throws Problem `invalid-cursor` if it was changed or made for another list */
export function readCursor(cursor: string, scope: CursorScope): unknown {
  const bytes = Buffer.from(cursor, 'base64url');
  // Decoding overlooks letters that are none of its own; a cursor with any was not written here.
  if (bytes.length <= nonceBytes + tagBytes || bytes.toString('base64url') !== cursor)
    throw new Problem('invalid-cursor');
  const decipher = createDecipheriv(algorithm, keyFor('seal'), bytes.subarray(0, nonceBytes))
    .setAAD(Buffer.from(boundTo(scope)))
    .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
  const opened = decipher.update(bytes.subarray(nonceBytes + tagBytes));
  try {
    const packed = Buffer.concat([opened, decipher.final()]);
    const position: unknown = JSON.parse(
      inflateRawSync(packed, {
        maxOutputLength: mostBytes,
        dictionary: commonWords,
      }).toString(),
    );
    return position;
  } catch (cause) {
    throw new Problem('invalid-cursor', { cause });
  }
}
