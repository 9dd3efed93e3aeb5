/** Acts as their reader may see them: a sentence in the reader's language, made from the event itself. */
import type { AuditEntry } from '@rafiq/shared/audit/contract.ts';
import { fittingKey, sentence } from '@rafiq/shared/messages.ts';
import type { UiLanguage } from '@rafiq/shared/text.ts';
import type { Caller } from '#functions/kernel/caller.ts';
import { paramsOf } from '#functions/kernel/event-params.ts';
import { kindOf, type AuditedEvent } from './domain/audited-event.ts';
import type { Entry } from './domain/link.ts';
import { nameSubjects } from './name-subjects.ts';
import { presentActors } from './present-actors.ts';
import { eventsOf } from './store/entry-store.ts';

/** The catalogue's sentence of an event for this side, for everyone, or the one of events it does not know. */
function textOf(audited: AuditedEvent | undefined, forVendor: boolean, language: UiLanguage): string {
  if (audited === undefined) return sentence(language, 'event.gone');
  const key = `event.${audited.event.type}`;
  const params = paramsOf(audited.event.data, language);
  const side = forVendor ? 'vendor' : 'partner';
  return sentence(language, fittingKey([`${key}.${side}`, key, 'event.unknown'], params), params);
}

/** Presents a page of entries (1 request for the events, and those of `nameSubjects` and `presentActors`). */
export async function presentEntries(
  entries: readonly Entry[],
  caller: Caller,
  language: UiLanguage,
): Promise<AuditEntry[]> {
  const forVendor = caller.partnerId === null;
  const events = await eventsOf(entries);
  const [names, actors] = await Promise.all([
    nameSubjects(entries, events, caller),
    presentActors(entries, { nameOrganisations: forVendor }),
  ]);
  return actors.flatMap((actor, index) => {
    const entry = entries[index];
    if (entry === undefined) return [];
    const { eventId: id, at, type, subject, sequence } = entry;
    const event = events[index];
    return [
      {
        id,
        at,
        type,
        kind: kindOf(type),
        subject,
        subjectName: names[index] ?? null,
        actor,
        text: textOf(event, forVendor, language),
        why: forVendor ? (event?.event.why ?? null) : null,
        sequence,
      },
    ];
  });
}
