/** The cells of a trace: every call of a use case × everything that may go wrong with it. */
import type { Call, Fault } from './fault-line.ts';

const ofEveryCall = [
  'request-lost',
  'response-lost',
  'throttled-twice',
  'throttled-for-ever',
  'killed-after',
] as const;

/** A transaction may also conflict with another, and each condition of a write may fail. */
const ofWrites = (call: Call): Fault[] => [
  ...(call.command === 'TransactWriteItems' ? [{ kind: 'transaction-conflict' as const, at: call }] : []),
  ...sampled(call.conditions).map((condition): Fault => ({ kind: 'condition-failed', at: call, condition })),
];

/** A long walk asks the same over and over: its first and last few questions stand for those between. */
const mostOfACommand = 24;
const first = 3;
const last = 1;

/** A large transaction holds many conditions of one kind: again the first and last few are tried. */
const sampled = (conditions: readonly number[]): readonly number[] =>
  conditions.length <= mostOfACommand
    ? conditions
    : [...conditions.slice(0, 2 * first), ...conditions.slice(-last)];

function tried(trace: readonly Call[]): readonly Call[] {
  const many = new Map<string, number>();
  for (const { command } of trace) many.set(command, (many.get(command) ?? 0) + 1);
  return trace.filter(({ command, nth }) => {
    const all = many.get(command) ?? 0;
    return all <= mostOfACommand || nth < first || nth >= all - last;
  });
}

export const cellsOf = (trace: readonly Call[]): Fault[] =>
  tried(trace).flatMap((at) => [...ofEveryCall.map((kind): Fault => ({ kind, at })), ...ofWrites(at)]);

/** A cell by name, for whoever has to mend what it shows. */
export const nameOf = ({ kind, at, condition }: Fault): string =>
  `${kind}${condition === undefined ? '' : ` ${condition}`} at ${at.command} ${at.nth}`;
