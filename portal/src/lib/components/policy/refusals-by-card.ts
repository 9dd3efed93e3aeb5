import type { Faults } from './faults.ts';

/** The name of a field with the member itself in place of its number: others may have been taken out since. */
function byMember(field: string, lists: ReadonlyMap<string, readonly string[]>): string {
  const [, list = '', place] = /^(.+)\.(\d+)$/.exec(field) ?? [];
  const member = lists.get(list)?.[Number(place)];
  return member === undefined ? field : `${list}.${member}`;
}

/**
 * What the server refused, by card: `rules.0.when.1.values.0` is `when.1.values.AE` of the first card that was sent.
 * @param sent the cards in the order in which they were sent; they may have been moved since
 * @param listsOf the lists of a card whose members come and go, by their names within it
 */
export function refusalsByCard<Card extends { id: string }>(
  errors: Readonly<Record<string, string>>,
  sent: readonly Card[],
  listsOf: (card: Card) => ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, Faults> {
  const byCard = new Map<string, Record<string, string>>();
  for (const [name, text] of Object.entries(errors)) {
    const [, place, field] = /^rules\.(\d+)\.(.+)$/.exec(name) ?? [];
    const card = sent[Number(place)];
    if (field === undefined || card === undefined) continue;
    byCard.set(card.id, { ...byCard.get(card.id), [byMember(field, listsOf(card))]: text });
  }
  return byCard;
}
