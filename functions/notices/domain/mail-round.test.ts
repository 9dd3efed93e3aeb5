import { expect, test } from 'vitest';
import { mailsOfRound, nextTurn, type MailRound, type MailTurn } from './mail-round.ts';

const who = { userId: 'user_1', kind: 'offer-made' } as const;

/** The turns of one mail a minute, from nine o'clock on. */
function turnsOf(mails: number): (MailTurn | null)[] {
  let round: MailRound | undefined;
  return Array.from({ length: mails }, (_, minute) => {
    const at = new Date(Date.parse('2026-11-26T09:00:00.000Z') + minute * 60_000).toISOString();
    const turn = nextTurn(round, { ...who, at });
    round = turn?.round ?? round;
    return turn;
  });
}

test('the first few go out, the last of them says until when, and the others are listed', () => {
  const turns = turnsOf(8);
  expect(turns.map((turn) => turn?.round.count ?? null)).toEqual([1, 2, 3, 4, 5, null, null, null]);
  expect(turns.map((turn) => turn?.listedUntil ?? null)).toEqual([
    ...Array.from({ length: mailsOfRound - 1 }, () => null),
    '2026-11-26T10:00:00.000Z',
    null,
    null,
    null,
  ]);
});

test('an hour after the first of them the next round begins, which keeps counting versions', () => {
  const turns = turnsOf(62);
  expect(turns[59]).toBeNull();
  expect(turns[60]).toEqual({
    round: {
      userId: 'user_1',
      of: 'offer-made',
      from: '2026-11-26T10:00:00.000Z',
      count: 1,
      version: mailsOfRound + 1,
    },
    listedUntil: null,
  });
  expect(turns[61]?.round.count).toBe(2);
});
