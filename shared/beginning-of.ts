/** The beginning of a text, at most so long (in UTF-16 units), never ending in half of a character. */
export function beginningOf(text: string, most: number): string {
  const cut = text.slice(0, most);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}
