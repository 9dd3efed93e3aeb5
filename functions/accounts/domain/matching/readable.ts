const misread = /[\u00c2-\u00df][\u0080-\u00bf]|[\u00e0-\u00ef][\u0080-\u00bf]{2}/gu;
const misreadQuotes = /\u00e2\u20ac[\u2122\u02dc\u0153\u009d\u201c\u201d]/gu;
const entity = /&(amp|quot|apos|#0?39|nbsp);/gu;
const entities: Readonly<Record<string, string>> = { amp: '&', nbsp: ' ' };
// Trade marks and pictures are nobody's name, and some would become letters; letters in circles are.
const sign = /\p{So}|\ufe0f|[\u{1f3fb}-\u{1f3ff}]/gu;
const inCircle = /[\u{2460}-\u{24ff}\u{3200}-\u{33ff}]/u;
const strict = new TextDecoder('utf-8', { fatal: true });

/**
 * Undoes what systems do to texts: entities of HTML, UTF-8 that was read as Latin-1 (`MÃ¼ller`); and leaves out signs
 * that are no letters (`®`, pictures).
 */
export const readable = (name: string): string =>
  readAgain(
    name.replace(misreadQuotes, "'").replace(entity, (_, which: string) => entities[which] ?? "'"),
  ).replace(sign, (found) => (inCircle.test(found) ? found : ' '));

const readAgain = (text: string): string => text.replace(misread, decoded);

function decoded(bytes: string): string {
  try {
    return strict.decode(Uint8Array.from(bytes, (letter) => letter.charCodeAt(0)));
  } catch (error) {
    // It was Latin-1 after all.
    if (error instanceof TypeError) return bytes;
    throw error;
  }
}
