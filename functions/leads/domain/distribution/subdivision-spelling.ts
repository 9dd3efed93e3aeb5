import { fold } from '@rafiq/shared/fold.ts';

/** One spelling of a subdivision's name or code: folded letters, and a space for whatever stands between words. */
export const subdivisionSpelling = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** What many names of subdivisions end or begin with, and many people leave out. */
const kindOfPlace =
  / (city|county|department|district|governorate|oblast|parish|prefecture|province|region|state)$|^(departement (de la|de|du|des)|state of) /u;

/** A spelling without the kind of place that it names: `yazd province` as `yazd`. */
export const withoutKind = (spelling: string): string => spelling.replace(kindOfPlace, '');
