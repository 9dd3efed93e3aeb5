/** The door of the audit room: how other rooms put on record that somebody saw a contact. */
import type { Write } from '#functions/kernel/commit.ts';
import type { Actor } from '#functions/kernel/event.ts';
import { sightOf, sightWrite } from './store/sight-store.ts';

export { isWitnessed, witnessSights } from './witness-sights.ts';

/** The writes that go with an act whose answer shows its actor a record's contact (1 item; none for Rafiq itself). */
export function sightWrites(recordId: string, by: Actor, at: string): Write[] {
  const seen = sightOf(recordId, by, at);
  return seen === undefined ? [] : [sightWrite(seen)];
}
