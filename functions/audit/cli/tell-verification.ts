import type { Difference, Fault } from '../domain/check-link.ts';
import type { Verification } from './verify-chains.ts';

const words: Readonly<Record<Difference, string>> = {
  'link-missing': 'the link is not there',
  'link-out-of-place': 'the link that stands here was made for another place',
  'link-changed': 'the link is not what its digest was made of',
  'link-does-not-continue': 'the link does not continue the one before it',
  'event-missing': 'its event is not there',
  'event-changed': 'its event is not what was linked',
  'reason-changed': 'the reason given with its event is not what was linked',
  'event-linked-twice': 'its event was linked before',
  'entry-differs': 'its entry in the lists does not say what its event says',
  'links-after-the-head': 'the head of the chain ends before this link',
  'head-missing': 'the chain has lost its head',
  'head-changed': 'the head of the chain is not its last link',
  'other-than-witnessed': 'the chain was another when it was last verified',
  'event-not-linked': 'the event was kept from its chain',
  'event-outside-the-feed': 'the event was put beside the feed',
};

/** Where and what, in one line: `BROKEN vendor, link 17, event evnt_…: its event is not what was linked`. */
const lineOf = ({ organisation, sequence, eventId, differs }: Fault): string =>
  [
    `BROKEN ${organisation}`,
    ...(sequence === null ? [] : [`link ${sequence}`]),
    ...(eventId === null ? [] : [`event ${eventId}`]),
  ].join(', ') + `: ${words[differs]}`;

const howMany = (broken: number): string =>
  broken === 1 ? '1 chain is BROKEN' : `${broken} chains are BROKEN`;

/**
 * The lines that tell a verification: what is broken first, where a reader begins, and again in the last line, where one
 * looks when the rest has scrolled away.
 */
export function tellVerification({ heads, faults, waiting, earlier }: Verification): string[] {
  const broken = new Set(faults.map(({ organisation }) => organisation));
  const sound = heads.filter(({ organisation }) => !broken.has(organisation));
  const links = sound.reduce((sum, { sequence }) => sum + sequence, 0);
  const all = new Set([...heads.map(({ organisation }) => organisation), ...broken]).size;
  const holding = broken.size === 0 ? `${all}` : `${sound.length} of ${all}`;
  return [
    ...faults.map(lineOf),
    `${holding} chains hold, ${links} links in all.`,
    `${waiting} events are not linked yet.`,
    ...(earlier === 0 ? [] : [`${earlier} events are from before the audit began.`]),
    ...(broken.size === 0 ? [] : [`${howMany(broken.size)}: ${[...broken].join(', ')}`]),
  ];
}
