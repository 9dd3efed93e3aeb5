import { describe, expect, test } from 'vitest';
import {
  afterMove,
  batchMoves,
  isUndoable,
  leadMoves,
  leadSubstatuses,
  mayMove,
  mayUndo,
  offerMoves,
  offerStatuses,
  partnerMoves,
  sizeBandOf,
  statusOf,
  type LeadMove,
} from './status.ts';

const moves = Object.keys(leadMoves) as LeadMove[];

describe('the table of moves', () => {
  test('every substatus belongs to a status, and every one is reached by a move', () => {
    const reached = new Set<string>(moves.map((move) => leadMoves[move].to));
    for (const substatus of leadSubstatuses) expect(statusOf[substatus]).toMatch(/^(new|active|closed)$/);
    expect(leadSubstatuses.filter((substatus) => !reached.has(substatus))).toEqual([]);
  });

  test('nothing leads out of a closed lead', () => {
    for (const substatus of leadSubstatuses.filter((one) => statusOf[one] === 'closed')) {
      expect(moves.filter((move) => mayMove(substatus, move))).toEqual([]);
    }
  });

  test('a lead becomes active only by accepting or claiming', () => {
    const entering = moves.filter(
      (move) =>
        statusOf[leadMoves[move].to] === 'active' &&
        leadMoves[move].from.some((from) => statusOf[from] === 'new'),
    );
    expect(entering).toEqual(['accept', 'claim']);
  });

  test('contacting a qualified lead keeps it qualified', () => {
    expect(afterMove('qualified', 'contact')).toBe('qualified');
    expect(afterMove('accepted', 'contact')).toBe('contacted');
  });

  test('a partner works only what it owns', () => {
    for (const move of partnerMoves) {
      expect(leadMoves[move].from.every((from) => statusOf[from] === 'active')).toBe(true);
    }
  });

  test('an answered offer never changes again', () => {
    for (const status of offerStatuses) expect(offerMoves[status].length > 0).toBe(status === 'pending');
  });
});

describe('the table of undoing', () => {
  const put = batchMoves.flatMap((move) =>
    leadSubstatuses.flatMap((now) =>
      leadSubstatuses
        .filter((formerly) => mayUndo(move, now, formerly))
        .map((formerly) => [move, now, formerly]),
    ),
  );

  test('closing is final, and nothing is put back from or into a closed lead', () => {
    expect(batchMoves.filter((move) => !isUndoable(move))).toEqual(['expire']);
    expect(put.filter((one) => one.slice(1).some((at) => statusOf[at as 'lost'] === 'closed'))).toEqual([]);
  });

  test('nobody loses what was accepted, and no offer that ended is made again', () => {
    expect(put.filter(([, now]) => statusOf[now as 'lost'] === 'active')).toEqual([]);
    expect(put.filter(([, , formerly]) => formerly === 'offered')).toEqual([]);
  });

  test('a lead is put back only to where its move may start', () => {
    const starts = {
      assign: [...leadMoves.assign.from, ...leadMoves.reassign.from],
      redistribute: leadMoves.redistribute.from,
      withdraw: leadMoves.withdraw.from,
      expire: leadMoves.expire.from,
    } satisfies Record<string, readonly string[]>;
    for (const [move, , formerly] of put) expect(starts[move as 'assign']).toContain(formerly);
  });
});

test.each([
  [0, '1-9'],
  [9, '1-9'],
  [10, '10-49'],
  [249, '50-249'],
  [250, '250-999'],
  [4999, '1000-4999'],
  [5000, '5000+'],
])('%i people are %s', (employees, band) => {
  expect(sizeBandOf(employees)).toBe(band);
});
