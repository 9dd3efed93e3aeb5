/**
 * Whether a history of operations that overlapped can be put into one order that a model of the thing allows, with
 * each operation at some moment between its call and its return (the search of Wing and Gong, with Lowe's memory).
 */

export interface Operation<Input, Output> {
  /** Moments on one clock: no two events share one. */
  called: number;
  returned: number;
  input: Input;
  output: Output;
}

export interface Model<State, Input, Output> {
  start: State;
  /** The state after an operation that answered so; undefined if it may not answer so in this state. */
  step(state: State, input: Input, output: Output): State | undefined;
  /** The same text for the same state. */
  nameOf(state: State): string;
}

export type Verdict = 'legal' | 'illegal' | 'unknown';

interface Choice<State> {
  state: State;
  /** The operation tried here, by its place in the order of calls. */
  place: number;
}

/** @param mostSteps after so many steps the answer is `unknown` */
export function checkHistory<State, Input, Output>(
  model: Model<State, Input, Output>,
  history: readonly Operation<Input, Output>[],
  mostSteps = 1_000_000,
): Verdict {
  const operations = [...history].sort((a, b) => a.called - b.called);
  const done = operations.map(() => false);
  const seen = new Set<string>();
  const trail: Choice<State>[] = [];
  let state = model.start;
  let from = 0;
  for (let steps = 0; trail.length < operations.length; steps += 1) {
    if (steps === mostSteps) return 'unknown';
    const found = nextLegal(model, operations, done, state, from, seen);
    if (found !== undefined) {
      trail.push({ state, place: found.place });
      done[found.place] = true;
      state = found.state;
      from = 0;
      continue;
    }
    // Nothing can come next here: the last choice was wrong.
    const last = trail.pop();
    if (last === undefined) return 'illegal';
    done[last.place] = false;
    state = last.state;
    from = last.place + 1;
  }
  return 'legal';
}

/** The next operation that may come first of those left: none returned before it was called, and the model allows it. */
function nextLegal<State, Input, Output>(
  model: Model<State, Input, Output>,
  operations: readonly Operation<Input, Output>[],
  done: readonly boolean[],
  state: State,
  from: number,
  seen: Set<string>,
): { place: number; state: State } | undefined {
  const left = operations.filter((_, place) => done[place] === false);
  const firstReturn = Math.min(...left.map(({ returned }) => returned));
  for (let place = from; place < operations.length; place += 1) {
    const operation = operations[place];
    if (operation === undefined || operation.called > firstReturn) return undefined;
    if (done[place] === true) continue;
    const next = model.step(state, operation.input, operation.output);
    if (next === undefined) continue;
    const name = `${done.map((one, index) => (one || index === place ? 1 : 0)).join('')}${model.nameOf(next)}`;
    if (seen.has(name)) continue;
    seen.add(name);
    return { place, state: next };
  }
  return undefined;
}
