/** What the address of the pool asks for, for its page and for its file alike. */
export function poolQuery(url: URL) {
  const field = (name: string) => url.searchParams.get(name)?.trim() || undefined;
  return { country: field('country'), industry: field('industry') };
}
