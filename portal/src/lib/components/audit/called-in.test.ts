import { expect, it } from 'vitest';
import type { AuditAct } from './audit-act.ts';
import { calledIn } from './called-in.ts';

const act: AuditAct = {
  at: '2026-11-28T10:00:00.000Z',
  kind: 'lead',
  subject: 'lead_1',
  subjectName: 'Marsa Blue',
  actor: { kind: 'person', id: 'user_1', name: 'Noor', organisation: 'vendor', organisationName: null },
  text: 'Noor looked.',
  why: null,
};

it('calls a record and a person as the acts do', () => {
  expect(calledIn([act], { subject: 'lead_1' })).toBe('Marsa Blue');
  expect(calledIn([act], { actorId: 'user_1' })).toBe('Noor');
});

it('calls a record without a name by what it is', () => {
  expect(calledIn([{ ...act, subjectName: null }], { subject: 'lead_1' })).toBe('Lead');
});

it('calls nothing that no act is of', () => {
  expect(calledIn([act], { subject: 'lead_2' })).toBeUndefined();
  expect(calledIn([act], { actorId: 'user_2' })).toBeUndefined();
  expect(calledIn([act], {})).toBeUndefined();
});
