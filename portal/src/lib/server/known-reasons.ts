/** The reasons as they were read last, by who reads them. */
import type { Reasons } from '#lib/components/terms.ts';
import { Remembered } from './remembered.ts';

const goodForMs = 30_000;
export const knownReasons = new Remembered<Reasons>(goodForMs);
