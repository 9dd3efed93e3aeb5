/** Cursors: opaque, signed, and bound to the caller, the path and the filters they were made for. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { env } from './env.ts';
import { Problem } from './problem.ts';

/** What a cursor belongs to; anything else refuses it. */
export interface CursorScope {
  subject: string;
  path: string;
  filters: unknown;
}

function sign(payload: string, scope: CursorScope): string {
  return createHmac('sha256', env('CURSOR_SECRET'))
    .update(JSON.stringify([payload, scope.subject, scope.path, scope.filters]))
    .digest('base64url')
    .slice(0, 27);
}

/** Writes where a list ended as a cursor. */
export function writeCursor(position: unknown, scope: CursorScope): string {
  const payload = Buffer.from(JSON.stringify(position)).toString('base64url');
  return `${payload}.${sign(payload, scope)}`;
}

/** Reads a cursor back. @throws Problem `invalid-cursor` if it was changed or made for another list */
export function readCursor(cursor: string, scope: CursorScope): unknown {
  const [payload = '', signature = '', ...rest] = cursor.split('.');
  const given = Buffer.from(signature);
  const wanted = Buffer.from(sign(payload, scope));
  if (rest.length > 0 || given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
    throw new Problem('invalid-cursor');
  }
  const position: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  return position;
}
