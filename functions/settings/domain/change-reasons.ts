import { reasonMoves, reasonsOf, type ReasonMove } from '@rafiq/shared/leads/status.ts';
import type { WantedReason, WantedReasonLists } from '@rafiq/shared/settings/contract.ts';
import { alikeTexts } from './alike-texts.ts';
import { ofEachMove, type KeptReason, type KeptReasons } from './reasons.ts';
import { sameTexts } from './same-texts.ts';

/** A field at fault, by its JSON pointer and the code of its sentence. */
export interface ReasonFault {
  pointer: string;
  code: string;
}

type Told = Record<'added' | 'switchedOn' | 'switchedOff' | 'reworded' | 'reordered', string[]>;

const isShipped = (move: ReasonMove, code: string): boolean =>
  (reasonsOf[move] as readonly string[]).includes(code);

function faultsOfReason(
  move: ReasonMove,
  reason: WantedReason,
  had: readonly KeptReason[],
): { step: string; code: string }[] {
  const { code, texts } = reason;
  if (code === undefined) return texts === undefined ? [{ step: '/texts', code: 'required' }] : [];
  if (!had.some((one) => one.code === code)) return [{ step: '/code', code: 'unknown-value' }];
  const shipped = isShipped(move, code);
  if (shipped && texts !== undefined) return [{ step: '/texts', code: 'unknown-field' }];
  return !shipped && texts === undefined ? [{ step: '/texts', code: 'required' }] : [];
}

/** What is wrong with one list: each reason once, none left out, at least one on. */
function faultsOfList(
  move: ReasonMove,
  wanted: readonly WantedReason[],
  had: readonly KeptReason[],
): ReasonFault[] {
  const at = `/lists/${move}`;
  const codes = wanted.map(({ code }) => code);
  const each = wanted.flatMap((reason, index) => [
    ...faultsOfReason(move, reason, had).map(({ step, code }) => ({
      pointer: `${at}/${index}${step}`,
      code,
    })),
    ...(reason.code !== undefined && codes.indexOf(reason.code) < index
      ? [{ pointer: `${at}/${index}/code`, code: 'repeated' }]
      : []),
  ]);
  const alike = alikeTexts(wanted.map(({ texts }) => texts)).map(({ index, language }) => ({
    pointer: `${at}/${index}/texts/${language}`,
    code: 'repeated',
  }));
  const missing = had.some(({ code }) => !codes.includes(code));
  return [
    ...each,
    ...alike,
    ...(missing ? [{ pointer: at, code: 'reason-left-out' }] : []),
    ...(wanted.some(({ on }) => on) ? [] : [{ pointer: at, code: 'no-reason-on' }]),
  ];
}

/** What a save changed in one list. */
function toldOfList(move: ReasonMove, had: readonly KeptReason[], has: readonly KeptReason[]): Told {
  const before = new Map(had.map((reason) => [reason.code, reason]));
  const named = (keep: (reason: KeptReason, former: KeptReason | undefined) => boolean) =>
    has.filter((reason) => keep(reason, before.get(reason.code))).map(({ code }) => `${move} ${code}`);
  const stayed = has.filter(({ code }) => before.has(code)).map(({ code }) => code);
  const moved = stayed.some((code, index) => code !== had[index]?.code);
  return {
    added: named((_, former) => former === undefined),
    switchedOn: named(({ on }, former) => former !== undefined && on && !former.on),
    switchedOff: named(({ on }, former) => former !== undefined && !on && former.on),
    reworded: named(({ texts }, former) => former !== undefined && !sameTexts(texts, former.texts)),
    reordered: moved ? [move] : [],
  };
}

/**
 * The reasons after a save: the lists it names are replaced, the others stay. Nothing is ever removed, because what
 * was done for a reason must go on saying why; it is switched off instead.
 * @param newId an id nobody can guess, for each new reason
 * @returns what is at fault, or the reasons and what changed; `told` is null if nothing did
 */
export function changeReasons(
  before: KeptReasons,
  wanted: WantedReasonLists,
  at: string,
  newId: () => string,
): { faults: ReasonFault[] } | { reasons: KeptReasons; told: Told | null } {
  const named = reasonMoves.flatMap((move) => {
    const list = wanted[move];
    return list === undefined ? [] : [{ move, list, had: before.lists[move] }];
  });
  const faults = named.flatMap(({ move, list, had }) => faultsOfList(move, list, had));
  if (faults.length > 0) return { faults };
  const lists = ofEachMove((move) =>
    wanted[move] === undefined
      ? before.lists[move]
      : wanted[move].map(({ code = newId(), on, texts = null }) => ({ code, on, texts })),
  );
  const tellings = named.map(({ move, had }) => toldOfList(move, had, lists[move]));
  const all = (key: keyof Told) => tellings.flatMap((told) => told[key]);
  const told: Told = {
    added: all('added'),
    switchedOn: all('switchedOn'),
    switchedOff: all('switchedOff'),
    reworded: all('reworded'),
    reordered: all('reordered'),
  };
  if (Object.values(told).every((changes) => changes.length === 0)) return { reasons: before, told: null };
  return { reasons: { lists, savedAt: at, version: before.version + 1 }, told };
}
