import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DealFields } from './deal-fields.ts';
import { DraftKeeper } from './draft-keeper.ts';
import type { SendAnswer, Sent } from './draft-keeper.ts';

const begun = { dealId: 'deal_1', version: 1, at: '2026-12-01T00:00:00.000Z' };
const problem = (code: string) => ({ problem: { code, title: '', detail: '', fields: {} } });

let sent: Sent[];
let answers: (() => Promise<SendAnswer>)[];

function keeperOf(fields: DealFields, kept: typeof begun | null = null): DraftKeeper {
  return new DraftKeeper({
    fields,
    kept,
    newKey: () => `key ${sent.length + 1}`,
    tell: () => undefined,
    send: (what) => {
      sent.push(what);
      const version = (what.version ?? 0) + 1;
      return answers.shift()?.() ?? Promise.resolve({ kept: { ...begun, version } });
    },
  });
}
const empty = { 'company.name': '', description: '' };
const noor = { ...empty, 'company.name': 'Noor' };
const unreached = () => Promise.reject(new TypeError('no connection'));
const afterAPause = () => vi.advanceTimersByTimeAsync(1_300);

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  answers = [];
});
afterEach(() => vi.useRealTimers());

describe('a form that keeps what is typed', () => {
  it('begins a draft once there is a company, and then only changes it', async () => {
    const keeper = keeperOf(empty);
    keeper.changed({ ...empty, description: 'Two sites' });
    await afterAPause();
    expect([sent, keeper.unsaved]).toEqual([[], true]);
    keeper.changed(noor);
    expect(keeper.state).toBe('waiting');
    await afterAPause();
    keeper.changed({ ...noor, description: 'Two sites' });
    await afterAPause();
    expect(sent.map(({ dealId, version }) => [dealId, version])).toEqual([
      [null, null],
      ['deal_1', 1],
    ]);
    expect([keeper.state, keeper.unsaved, keeper.kept?.version]).toEqual(['kept', false, 2]);
  });

  it('sends nothing for a page that was only looked at', async () => {
    const keeper = keeperOf(noor);
    keeper.changed({ ...noor });
    await afterAPause();
    expect([sent, keeper.state]).toEqual([[], 'resting']);
  });

  it('sends what was typed meanwhile after what is under way, never beside it', async () => {
    let answer: (value: SendAnswer) => void = () => undefined;
    answers = [() => new Promise((resolve) => (answer = resolve))];
    const keeper = keeperOf(empty);
    keeper.changed(noor);
    await afterAPause();
    keeper.changed({ ...noor, description: 'Later' });
    await afterAPause();
    expect(sent).toHaveLength(1);
    answer({ kept: begun });
    await afterAPause();
    expect(sent.map(({ fields }) => fields['description'])).toEqual(['', 'Later']);
    expect(keeper.state).toBe('kept');
  });

  it('sends a new draft whose answer was lost again as it was, so that there are never two', async () => {
    answers = [unreached];
    const keeper = keeperOf(empty);
    keeper.changed(noor);
    await afterAPause();
    expect(keeper.state).toBe('unreached');
    keeper.changed({ ...noor, description: 'Later' });
    await afterAPause();
    expect(sent[1]).toEqual(sent[0]);
    expect(sent[2]).toMatchObject({ dealId: 'deal_1', fields: { description: 'Later' } });
  });

  it('tries again by itself where it reached nobody', async () => {
    answers = [unreached];
    const keeper = keeperOf(noor, begun);
    keeper.changed({ ...noor, description: 'Later' });
    await vi.advanceTimersByTimeAsync(20_000);
    expect([sent.length, keeper.state]).toEqual([2, 'kept']);
  });

  it('says what was refused, and tries again once it was changed', async () => {
    answers = [() => Promise.resolve(problem('invalid-request'))];
    const keeper = keeperOf(noor, begun);
    keeper.changed({ ...noor, description: '\u0007' });
    await afterAPause();
    expect([keeper.state, keeper.problem?.code, keeper.unsaved]).toEqual([
      'refused',
      'invalid-request',
      true,
    ]);
    keeper.changed({ ...noor, description: 'Two sites' });
    await afterAPause();
    expect([keeper.state, keeper.problem]).toEqual(['kept', undefined]);
  });

  it('replaces what a colleague wrote only when somebody says so', async () => {
    answers = [() => Promise.resolve(problem('stale'))];
    const keeper = keeperOf(noor, begun);
    keeper.changed({ ...noor, description: 'Mine' });
    await afterAPause();
    keeper.changed({ ...noor, description: 'Still mine' });
    await afterAPause();
    expect([keeper.state, sent.length, await keeper.flush()]).toEqual(['overtaken', 1, false]);
    expect(await keeper.overwrite()).toBe(true);
    expect(sent[1]).toMatchObject({ version: null, fields: { description: 'Still mine' } });
  });

  it('rests while the form itself is sent, and goes on with what that kept', async () => {
    const keeper = keeperOf(empty);
    keeper.changed(noor);
    await keeper.rest();
    await afterAPause();
    expect(sent).toEqual([]);
    keeper.adopt({ ...begun, version: 4 });
    keeper.changed({ ...noor, description: 'More' });
    await afterAPause();
    expect(sent.map(({ dealId, version }) => [dealId, version])).toEqual([['deal_1', 4]]);
  });
});
