/** Reads the query of a list page: trimmed, short enough for the API, absent where it makes no sense. */

const longestWords = 80;

export function queryFields(url: URL) {
  const text = (name: string): string | undefined => url.searchParams.get(name)?.trim() || undefined;
  return {
    text,
    /** Words to look for. */
    words: (): string | undefined => text('q')?.slice(0, longestWords),
    country: (): string | undefined => {
      const code = text('country')?.toUpperCase();
      return code !== undefined && /^[A-Z]{2}$/.test(code) ? code : undefined;
    },
    /** The known ones among values separated by commas, in the order they are known in. */
    several: <Value extends string>(name: string, known: readonly Value[]): Value[] => {
      const wanted = (text(name) ?? '').split(',');
      return known.filter((value) => wanted.includes(value));
    },
    one: <Value extends string>(name: string, known: readonly Value[]): Value | undefined =>
      known.find((value) => value === text(name)),
  };
}
