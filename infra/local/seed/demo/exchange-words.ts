/** What the shown partner and its manager write to each other on the last days of the story. */
import { eventPlaces, type Actor } from '#functions/kernel/event.ts';
import { besideLead, ownerOf, type Lead } from '#functions/leads/index.ts';
import type { StoredNote } from '#functions/notes/domain/note.ts';
import { askQuestion } from '#functions/notes/domain/question.ts';
import { noteWrite } from '#functions/notes/store/note-store.ts';
import { questionWrite } from '#functions/notes/store/question-store.ts';
import { shownPartner } from './content/partners-emirates.ts';
import type { Story } from './story.ts';
import { callingHours, lastAtWork, vendorOffice } from './working-hours.ts';
import { hourMs, instant } from './world.ts';

const words = {
  shared: 'They met us at the fair in October and asked for somebody who speaks Arabic.',
  kept: 'Their accountant decides; call before noon.',
  question: 'They ask for the price of three years of support in advance. May we offer it?',
};

const seen = (lead: Lead) => ({ lead, owner: ownerOf(lead) });

function write(story: Story, lead: Lead, by: Actor, atMs: number, text: string, shared: boolean): void {
  const { world } = story;
  const at = instant(atMs);
  const { owner } = seen(lead);
  const id = world.newId('note', atMs);
  const eventId = world.newId('event', atMs);
  const note: StoredNote = {
    id,
    subject: { kind: 'lead', id: lead.id },
    kind: 'note',
    outcome: null,
    happenedAt: at,
    text,
    mentions: [],
    shared,
    writtenAt: at,
    editedAt: null,
    withdrawnAt: null,
    version: 1,
    organisation: by.organisation ?? '',
    authorId: by.id,
    sharedWith: shared ? (owner?.id ?? null) : null,
    places: [],
  };
  const draft = besideLead(seen(lead), {
    id: eventId,
    happened: 'noted',
    data: { noteId: id, outcome: null, mentions: [] },
    note: text,
    written: { id, kind: 'note', shared, mentions: [], happenedAt: null, editedAt: null, withdrawnAt: null },
    readers: shared ? 'both' : 'owner',
  });
  world.commit(world.changeBy(by, atMs), {
    writes: [noteWrite({ ...note, places: eventPlaces(draft, eventId) })],
    events: [draft],
  });
}

function ask(story: Story, lead: Lead, by: Actor, atMs: number): void {
  const { world } = story;
  const owner = ownerOf(lead);
  if (owner === null) return;
  const question = askQuestion(
    {
      id: world.newId('question', atMs),
      leadId: lead.id,
      partnerId: owner.id,
      partnerName: owner.name,
      text: words.question,
    },
    instant(atMs),
  );
  const draft = besideLead(seen(lead), {
    id: world.newId('event', atMs),
    happened: 'asked',
    data: { questionId: question.id },
    note: words.question,
    readers: 'both',
  });
  world.commit(world.changeBy(by, atMs), { writes: [questionWrite(question)], events: [draft] });
}

/** The leads the shown partner works, the one that rested longest first. */
function workedLeads({ leads, channel }: Story): Lead[] {
  const { id } = channel.bySlug(shownPartner).partner;
  const worked = ['contacted', 'qualified'];
  return [...leads.values()]
    .filter((lead) => ownerOf(lead)?.id === id && worked.includes(lead.state.substatus))
    .sort((one, other) => (one.updatedAt < other.updatedAt ? -1 : 1));
}

/** Writes a shared note of the manager, one the partner keeps to itself, and a question that waits. */
export function exchangeWords(story: Story): void {
  const member = story.channel.bySlug(shownPartner);
  const [lead] = workedLeads(story);
  const [, seller] = member.people;
  if (lead === undefined || seller === undefined) return;
  const latest = story.world.nowMs - hourMs;
  const partnerMs = lastAtWork(latest, callingHours(member.partner));
  const vendorMs = lastAtWork(latest, vendorOffice);
  write(story, lead, story.vendor.manager, vendorMs, words.shared, true);
  write(story, lead, seller, partnerMs, words.kept, false);
  ask(story, lead, seller, partnerMs);
}
