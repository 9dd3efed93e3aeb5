const misread = /[\u00c2-\u00df][\u0080-\u00bf]/u;
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  apos: "'",
  '#39': "'",
  '#039': "'",
  nbsp: ' ',
};
const strict = new TextDecoder('utf-8', { fatal: true });

/** Undoes what systems do to texts: entities of HTML, and UTF-8 that was read as Latin-1 (`MÃ¼ller`). */
export function readable(name: string): string {
  const text = name.includes('&')
    ? name.replace(/&(amp|quot|apos|#0?39|nbsp);/gu, (_, entity: string) => entities[entity] ?? ' ')
    : name;
  if (!misread.test(text) || /[^\u0000-\u00ff]/u.test(text)) return text;
  try {
    return strict.decode(Uint8Array.from(text, (letter) => letter.charCodeAt(0)));
  } catch (error) {
    // It was Latin-1 after all.
    if (error instanceof TypeError) return text;
    throw error;
  }
}
