/** The way from a request for more time back to the list it was opened from. */

const list = '/manage/deals';
/** What an address of that list is made of; anything else that stands there leads nowhere. */
const fields = ['status', 'partnerId', 'q', 'extension', 'sort', 'view'] as const;

export const answers = ['granted', 'refused'] as const;
export type Answer = (typeof answers)[number];

/** What the list is asked for, as the address of a registration keeps it: without the page it was on. */
export function askedOf(url: { search: string }): string {
  const search = new URLSearchParams(url.search);
  const kept = fields.flatMap((field) => {
    const value = search.get(field);
    return value === null || value === '' ? [] : [[field, value]];
  });
  return new URLSearchParams(kept).toString();
}

/** Where a registration opened from that list is read: its address keeps the way back. */
export const hrefFrom = (dealId: string, asked: string | null, move?: string): string => {
  const search = new URLSearchParams({
    ...(move !== undefined && { do: move }),
    ...(asked !== null && { from: asked }),
  }).toString();
  return search === '' ? `${list}/${dealId}` : `${list}/${dealId}?${search}`;
};

/** What the list was asked for, by the address of a registration; null where it was opened from elsewhere. */
export function askedFrom(url: { search: string }): string | null {
  const from = new URLSearchParams(url.search).get('from');
  const asked = from === null ? '' : askedOf({ search: from });
  return asked === '' ? null : asked;
}

/** That list again, and what was answered. */
export const listAgain = (asked: string, answer?: Answer): string =>
  `${list}?${asked}${answer === undefined ? '' : `&answered=${answer}`}`;
