import { registrationStatuses } from '@rafiq/shared/deals/status.ts';
import { describe, expect, it } from 'vitest';
import { createFormatter } from '#lib/format/formatter.ts';
import { outcomeOf } from './outcome-of.ts';

const format = createFormatter(() => ({ locale: 'en', timeZone: 'UTC', calendar: 'gregorian' }));
const plain = { decideBy: null, decision: null, asked: null, protection: null, end: null, told: [] };
const at = '2026-12-01T10:00:00.000Z';
const decision = { by: 'rules', at, reason: null, note: null } as const;
const end = { at, reason: null, note: null, value: null };

describe('how a registration came out', () => {
  it('is a sentence of its own in every state', () => {
    const sentences = registrationStatuses.map((status) => outcomeOf({ ...plain, status }, format));
    // What was just sent and what is looked at are one thing to whoever waits.
    expect(new Set(sentences).size).toBe(registrationStatuses.length - 2);
    expect(sentences.filter((sentence) => sentence.length < 10)).toEqual([]);
  });
  it('says by when somebody decides', () => {
    expect(outcomeOf({ ...plain, status: 'in-review', decideBy: at }, format)).toContain('1 Dec 2026');
  });
  it('names what is to be mended', () => {
    const asked = { fields: ['value', 'expected-close'] as ['value', 'expected-close'], note: 'Why?', at };
    expect(outcomeOf({ ...plain, status: 'action-required', asked }, format)).toBe(
      'The vendor needs more from you: value and expected close.',
    );
  });
  it('says why a person or a case rejected it, and leaves the reasons of rules to the rules', () => {
    const rejected = { ...plain, status: 'rejected' } as const;
    const by = (change: object) => outcomeOf({ ...rejected, decision: { ...decision, ...change } }, format);
    expect(by({})).toBe('Rejected. It is not protected.');
    expect(by({ by: 'case' })).toContain('conflict');
    expect(by({ by: 'person', reason: 'not-qualified' })).toBe('Rejected: No project could be confirmed.');
  });
  it('says how it ended', () => {
    const won = { ...end, value: { amount: '11800.00', currency: 'AED' } };
    expect(outcomeOf({ ...plain, status: 'won', end: won }, format)).toContain('11,800.00');
    expect(outcomeOf({ ...plain, status: 'lost', end: { ...end, reason: 'price' } }, format)).toBe(
      'Lost: Price.',
    );
    expect(
      outcomeOf({ ...plain, status: 'released', end: { ...end, reason: 'no-progress' } }, format),
    ).toContain('No progress');
    expect(outcomeOf({ ...plain, status: 'expired', end }, format)).toContain('1 Dec 2026');
  });
});
