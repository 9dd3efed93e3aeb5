/** The reasons as they were read last, by who reads them. */
import type { ProblemCode } from '@rafiq/shared/problems.ts';
import type { Reasons } from '#lib/components/terms.ts';
import { Remembered } from './remembered.ts';

const goodForMs = 30_000;
export const knownReasons = new Remembered<Reasons>(goodForMs);

/** Hears of every refusal: where a reason is no longer offered, whoever reads them next reads those of now. */
export function heedRefusal({ code }: { code: ProblemCode }): void {
  if (code === 'reason-not-offered') knownReasons.forget();
}
