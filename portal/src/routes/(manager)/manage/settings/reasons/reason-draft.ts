/** The reasons of one move while they are edited, and the fields their form posts. */
import type { ListedReason } from '@rafiq/shared/settings/contract.ts';

export interface DraftReason {
  /** Of its fields, and of its row while it moves. */
  key: string;
  /** Null for one that is new. */
  code: string | null;
  on: boolean;
  /** What one of the vendor's own says; null for those Rafiq begins with. */
  texts: { en: string; ar: string; fa: string } | null;
}

export const draftOf = (list: readonly ListedReason[]): DraftReason[] =>
  list.map(({ code, on, texts }, index) => ({
    key: String(index),
    code,
    on,
    texts: texts && { en: texts.en ?? '', ar: texts.ar ?? '', fa: texts.fa ?? '' },
  }));

/** A new reason of the vendor's own, switched on and without words yet. */
export const newReason = (key: string): DraftReason => ({
  key,
  code: null,
  on: true,
  texts: { en: '', ar: '', fa: '' },
});

/** The fields of a form that asks for these reasons, in their order. */
export const fieldsOf = (list: readonly DraftReason[]): [string, string][] =>
  list.flatMap(({ key, code, on, texts }) => [
    ['row', key] as [string, string],
    ...(code === null ? [] : [[`code.${key}`, code] as [string, string]]),
    ...(on ? [[`on.${key}`, 'on'] as [string, string]] : []),
    ...(texts === null
      ? []
      : (['en', 'ar', 'fa'] as const).map((language): [string, string] => [
          `${language}.${key}`,
          texts[language],
        ])),
  ]);

/** Whether two drafts say the same. */
export const sameDraft = (one: readonly DraftReason[], other: readonly DraftReason[]): boolean => {
  const said = (list: readonly DraftReason[]) => list.map(({ key: _, ...reason }) => reason);
  return JSON.stringify(said(one)) === JSON.stringify(said(other));
};

/** An earlier list as it can be saved over a later one: what came since cannot be removed, and is switched off. */
export function backTo(former: readonly ListedReason[], now: readonly ListedReason[]): DraftReason[] {
  const since = now.filter(({ code }) => !former.some((reason) => reason.code === code));
  return draftOf([...former, ...since.map((reason) => ({ ...reason, on: false }))]);
}
