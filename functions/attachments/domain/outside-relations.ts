/** What an office document reaches for outside of itself when it is opened (ECMA-376 part 2, clause 6.5.3). */

const element = /^(?:[^\s<>/:]+:)?Relationship\s/u;
// Read in order, so that no attribute can stand within the value of another.
const attributes = /(?<![^\s'"])([^\s=<>'"]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;
const reference = /&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/giu;
const lastCodePoint = 0x10ffff;

/** What a text says once its references by number are read. */
export const withReferencesRead = (value: string): string =>
  value.replace(reference, (written: string, hex?: string, decimal?: string) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= lastCodePoint ? String.fromCodePoint(code) : written;
  });

const attributesOf = (piece: string): ReadonlyMap<string, string> =>
  new Map(
    [...piece.matchAll(attributes)].map(([, name = '', double, single]) => [
      name,
      withReferencesRead(double ?? single ?? '').trim(),
    ]),
  );

/**
 * Whether a part of relations names anything elsewhere that is fetched by itself: a template, an object, a picture.
 * A link waits for somebody to press it.
 */
export const reachesOutside = (relations: string): boolean =>
  // No value holds a bare `<`: each piece is one element.
  relations
    .split('<')
    .filter((piece) => element.test(piece))
    .map(attributesOf)
    .some(
      (of) =>
        of.get('TargetMode')?.toLowerCase() === 'external' && !/\/hyperlink$/iu.test(of.get('Type') ?? ''),
    );
