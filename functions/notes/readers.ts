/** Whom a note can mention: people who see its record and read what is written there. */
import { mayDo } from '@rafiq/shared/permissions.ts';
import type { Reader } from '@rafiq/shared/notes/contract.ts';
import type { Page } from '@rafiq/shared/page.ts';
import { findPeople, listPeople, type RollEntry } from '#functions/identity/index.ts';
import type { Caller } from '#functions/kernel/caller.ts';
import type { PageRequest } from '#functions/kernel/list.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { findPartner } from '#functions/partners/index.ts';
import type { Place } from './place.ts';

const vendor = 'vendor';

/** Those who read notes are those who write them: viewers and finance see no words, and machines no mentions. */
const readsNotes = ({ status, role }: RollEntry): boolean =>
  status === 'active' && mayDo(role, 'notes.write');

/** Tells whether a person reads what this caller writes at a place. */
type Reads = (person: RollEntry) => boolean;

/**
 * Who reads at a place what the caller shares there. A partner meets one person of the vendor, its channel manager;
 * the vendor meets the people of the partner that owns the lead (at most 1 request for each channel manager).
 */
async function readersAt(place: Place, caller: Caller, people: readonly RollEntry[]): Promise<Reads> {
  const managerId = caller.partnerId === null ? null : await managerOf(caller.partnerId);
  const reached = new Set<string>();
  for (const person of people) {
    if (person.organisation === vendor && (await place.reachedBy(person))) reached.add(person.id);
  }
  return (person) => {
    const { id, organisation } = person;
    if (!readsNotes(person)) return false;
    if (organisation !== vendor) return organisation === place.owner?.id;
    return reached.has(id) && (caller.partnerId === null || id === managerId);
  };
}

const managerOf = async (partnerId: string): Promise<string | null> =>
  (await findPartner(partnerId))?.managerId ?? null;

/** The organisations whose people may be met at a place. */
const organisationsAt = (place: Place): string[] =>
  place.owner === null ? [vendor] : [vendor, place.owner.id];

const sideOf = (caller: Caller, { organisation }: RollEntry): Reader['side'] =>
  organisation === caller.organisation ? 'own' : 'other';

/** Everyone a note at this place can mention, in the order they were invited. */
export async function listReaders(place: Place, caller: Caller, page: PageRequest): Promise<Page<Reader>> {
  const { items, nextCursor } = await listPeople(organisationsAt(place), readsNotes, page);
  const reads = await readersAt(place, caller, items);
  return {
    items: items
      .filter(reads)
      .map((person) => ({ id: person.id, name: person.name ?? person.email, side: sideOf(caller, person) })),
    nextCursor,
  };
}

/**
 * Sees that everyone mentioned reads the note (1 request).
 * @throws Problem `may-not-see` naming each mention of somebody who does not
 */
export async function requireReaders(
  place: Place,
  caller: Caller,
  { mentions, shared }: { mentions: readonly string[]; shared: boolean },
): Promise<void> {
  if (mentions.length === 0) return;
  const people = await findPeople(organisationsAt(place), mentions);
  const reads = await readersAt(place, caller, people);
  const readers = new Set(
    people
      .filter((person) => reads(person) && (shared || sideOf(caller, person) === 'own'))
      .map(({ id }) => id),
  );
  const errors = mentions.flatMap((id, index) =>
    readers.has(id) ? [] : [{ pointer: `/mentions/${index}`, code: 'may-not-see' }],
  );
  if (errors.length > 0) throw new Problem('may-not-see', { errors });
}
