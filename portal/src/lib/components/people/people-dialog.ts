/** Which dialog about people a page's address asks for; free of Svelte so that servers may read it. */
import type { Person } from '@rafiq/shared/identity/contract.ts';

export type PeopleDialog =
  { kind: 'invite' } | { kind: 'role'; person: Person } | { kind: 'remove'; person: Person };

/** The dialog that `?people=role&who=user_…` names, if it is about somebody on the list. */
export function peopleDialogOf(
  query: Pick<URLSearchParams, 'get'>,
  people: readonly Person[],
): PeopleDialog | null {
  const kind = query.get('people');
  if (kind === 'invite') return { kind };
  const person = people.find(({ id, status }) => id === query.get('who') && status === 'active');
  return person !== undefined && (kind === 'role' || kind === 'remove') ? { kind, person } : null;
}

/** Where a dialog has its own address. */
export const dialogHref = (here: string, dialog: PeopleDialog): string =>
  `${here}?people=${dialog.kind}${dialog.kind === 'invite' ? '' : `&who=${dialog.person.id}`}`;

/** What somebody is called where it may have given no name yet. */
export const personName = ({ name, email }: Pick<Person, 'name' | 'email'>): string => name ?? email;
