import { fold } from '@rafiq/shared/fold.ts';

/** The form in which a product's name or alias is looked up: folded, with single spaces. */
export const foldName = (name: string): string => fold(name).replace(/\s+/gu, ' ').trim();

/** Aliases without those that say nothing new: spelled like the name, or like one before. */
export function distinctNames(name: string, aliases: readonly string[]): string[] {
  const seen = new Set([foldName(name)]);
  return aliases.filter((alias) => {
    const folded = foldName(alias);
    return !seen.has(folded) && seen.add(folded);
  });
}

/** Every folded name by which a product is found. */
export const namesOf = (product: { name: string; aliases: readonly string[] }): string[] => [
  ...new Set([product.name, ...product.aliases].map(foldName)),
];
