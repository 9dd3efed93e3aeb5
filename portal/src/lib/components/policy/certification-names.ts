/** Certifications by name, as people spell them; two spellings of one are one. */
import { fold } from '@rafiq/shared/fold.ts';
import { longestValue } from './condition-draft.ts';

const mostCertifications = 50;

/** The certifications that are known and not demanded yet, however they are spelled. */
export function certificationsToAdd(names: readonly string[], known: readonly string[]): string[] {
  const demanded = new Set(names.map(fold));
  return known.filter((name) => !demanded.has(fold(name)));
}

/** The certifications a rule demands with one more, if it is another; one that is known is spelled as it is known. */
export function withCertification(
  names: readonly string[],
  written: string,
  known: readonly string[],
): string[] {
  const name = written.trim().slice(0, longestValue);
  const spelling = fold(name);
  const taken = spelling === '' || names.some((one) => fold(one) === spelling);
  if (taken || names.length >= mostCertifications) return [...names];
  return [...names, known.find((one) => fold(one) === spelling) ?? name];
}
