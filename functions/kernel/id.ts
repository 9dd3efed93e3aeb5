import { getRandomValues } from 'node:crypto';
import { formatId, type IdKind } from '@rafiq/shared/ids.ts';
import { nowMs } from './clock.ts';

/** A new identifier: sortable by time, not guessable. */
export const newId = (kind: IdKind): string => formatId(kind, nowMs(), getRandomValues(new Uint8Array(10)));
