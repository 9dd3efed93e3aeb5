import { getRandomValues } from 'node:crypto';
import { chanceIn, formatId, type IdKind } from '@rafiq/shared/ids.ts';
import { nowMs } from './clock.ts';

/** A new identifier: not guessable, and sortable by time where its time may be told. */
export const newId = (kind: IdKind): string =>
  formatId(kind, nowMs(), getRandomValues(new Uint8Array(chanceIn(kind))));
