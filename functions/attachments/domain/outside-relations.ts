/** What an office document reaches for outside of itself when it is opened (ECMA-376 part 2, clause 6.5.3). */

const element = /^(?:\w{1,40}:)?Relationship\s/iu;
// Read in order, so that no attribute can stand within the value of another.
const attributes = /(?<![\w:.-])([\w:.-]{1,40})\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;
const reference = /&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/giu;
const lastCodePoint = 0x10ffff;

const decoded = (value: string): string =>
  value.replace(reference, (written: string, hex?: string, decimal?: string) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= lastCodePoint ? String.fromCodePoint(code) : written;
  });

const attributesOf = (piece: string): ReadonlyMap<string, string> =>
  new Map(
    [...piece.matchAll(attributes)].map(([, name = '', double, single]) => [
      name.toLowerCase(),
      decoded(double ?? single ?? '').trim(),
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
        of.get('targetmode')?.toLowerCase() === 'external' && !/\/hyperlink$/iu.test(of.get('type') ?? ''),
    );
